/** What a file of people may say of each, and what its columns are usually called in the languages of the markets. */
export const peopleColumns = {
  name: ['name', 'full name', 'person', 'employee', 'nama', 'tên', 'họ tên', 'họ và tên', 'ชื่อ', '姓名', '名字'],
  email: ['email', 'e-mail', 'mail', 'email address', 'work email', 'surel', 'thư điện tử', 'อีเมล', '邮箱', '电子邮件'],
  team: ['team', 'department', 'group', 'unit', 'tim', 'nhóm', 'bộ phận', 'ทีม', 'แผนก', '团队', '部门'],
  manager: [
    'manager',
    'line manager',
    'reports to',
    'supervisor',
    'atasan',
    'manajer',
    'quản lý',
    'หัวหน้า',
    '主管',
    '经理',
  ],
  market: ['market', 'country', 'pasar', 'negara', 'thị trường', 'ตลาด', 'ประเทศ', '市场', '国家'],
  timeZone: ['zone', 'time zone', 'timezone', 'zona waktu', 'múi giờ', 'เขตเวลา', '时区'],
  calendar: ['calendar', 'kalender', 'lịch', 'ปฏิทิน', '日历'],
  access: ['access', 'role', 'peran', 'quyền', 'สิทธิ์', '权限', '角色'],
  active: ['active', 'is active', 'employed', 'aktif', 'đang làm việc', 'ยังทำงาน', '在职', '启用'],
  external: ['external', 'outsourced', 'eksternal', 'bên ngoài', 'ภายนอก', '外部', '外包'],
} as const;

export type PeopleField = keyof typeof peopleColumns;
export const peopleFields = Object.keys(peopleColumns) as PeopleField[];

/** Every name that a column of such a file has. */
export const peopleColumnNames: string[] = Object.values(peopleColumns).flat();
