/*
 * What a statement may call: functions of PostgreSQL that only compute, from what they are given, something of about its size. One
 * that reads files, other statements or the server, waits, sets, or makes much of little is none of them (repeat, lpad, format, array_agg,
 * which holds all that it is given in memory). Read out of the chapters "Functions and Operators" of its manual, version 18.
 */

const words = (text: string): string[] => text.trim().split(/\s+/);

const aggregates =
  words(`avg bit_and bit_or bool_and bool_or count every json_object_agg max min string_agg sum any_value
  corr covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy
  stddev stddev_pop stddev_samp variance var_pop var_samp json_agg mode percentile_cont percentile_disc rank dense_rank percent_rank
  cume_dist grouping`);

const windows = words('row_number ntile lag lead first_value last_value nth_value');

const conditional = words('coalesce nullif greatest least num_nonnulls num_nulls');

const numbers =
  words(`abs cbrt ceil ceiling degrees div exp floor gcd lcm ln log log10 mod pi power radians round scale sign sqrt
  trunc width_bucket min_scale trim_scale acos asin atan atan2 cos cot sin tan erf erfc`);

const texts =
  words(`ascii btrim char_length character_length chr concat concat_ws initcap left length lower ltrim md5 normalize
  octet_length bit_length overlay position regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace
  regexp_split_to_array regexp_split_to_table regexp_substr replace reverse right rtrim split_part starts_with string_to_array
  string_to_table strpos substr substring translate trim upper quote_ident quote_literal quote_nullable to_char to_number to_hex`);

const times =
  words(`age date_bin date_part date_trunc extract isfinite justify_days justify_hours justify_interval make_date
  make_interval make_time make_timestamp make_timestamptz to_date to_timestamp now timezone date_add date_subtract
  current_time current_timestamp localtime localtimestamp statement_timestamp transaction_timestamp clock_timestamp`);

const lists =
  words(`array_append array_cat array_dims array_length array_lower array_ndims array_position array_positions
  array_prepend array_remove array_replace array_reverse array_sort array_to_string array_upper cardinality unnest trim_array
  generate_series generate_subscripts`);

const json = words(`to_json to_jsonb row_to_json json_build_array jsonb_build_array json_build_object jsonb_build_object
  json_array_elements jsonb_array_elements json_array_elements_text jsonb_array_elements_text json_array_length
  jsonb_array_length json_each jsonb_each json_each_text jsonb_each_text json_extract_path jsonb_extract_path
  json_extract_path_text jsonb_extract_path_text json_object_keys jsonb_object_keys jsonb_path_exists jsonb_path_match
  jsonb_path_query jsonb_path_query_array jsonb_path_query_first json_strip_nulls jsonb_strip_nulls json_typeof
  jsonb_typeof jsonb_pretty json_to_record jsonb_to_record json_to_recordset jsonb_to_recordset jsonb_set`);

/** What the comments of views and columns say. */
const comments = words('obj_description col_description');

const ranges = words('isempty lower_inc upper_inc daterange tstzrange numrange int4range int8range');

export const allowedFunctions: ReadonlySet<string> = new Set([
  ...[...aggregates, ...windows, ...conditional, ...numbers, ...texts],
  ...[...times, ...lists, ...json, ...ranges, ...comments],
]);

/** Types that take a size behind them. */
const types = words(
  `numeric decimal dec varchar char character varying bit timestamp timestamptz time timetz interval float`,
);

/** Words before a parenthesis that call nothing. */
const keywords =
  words(`select from where and or not in any all some exists over as on using values join union intersect except
  lateral by having then else when case filter group within partition order rollup cube sets limit offset fetch distinct row cast like
  ilike to between is first next only materialized with window range rows groups symmetric asymmetric left right inner cross full
  outer natural end zone escape collate exclude ties overlaps isnull notnull`);

export const callNothing: ReadonlySet<string> = new Set([...types, ...keywords]);

/** What is asked for in place of what is not taken. */
export const insteadOf: Readonly<Record<string, string>> = {
  array_agg: 'Use string_agg or json_agg.',
  jsonb_agg: 'Use json_agg.',
  jsonb_object_agg: 'Use json_object_agg.',
  format: 'Put texts together by || or concat.',
  random: 'What is drawn by chance is drawn by a review round, which keeps its seed.',
};
