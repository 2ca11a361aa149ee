import { CreateChainOfRecords1764000000000 } from '../migrations/1764000000000-CreateChainOfRecords.js';
import { AddCalendars1764100000000 } from '../migrations/1764100000000-AddCalendars.js';
import { AddChannels1764200000000 } from '../migrations/1764200000000-AddChannels.js';
import { AddDigests1764200100000 } from '../migrations/1764200100000-AddDigests.js';
import { AddActionLinks1764200200000 } from '../migrations/1764200200000-AddActionLinks.js';
import { AddOutgoingWebhooks1764200300000 } from '../migrations/1764200300000-AddOutgoingWebhooks.js';
import { AddFeeds1764200400000 } from '../migrations/1764200400000-AddFeeds.js';
import { CreateDelegations1764300000000 } from '../migrations/1764300000000-CreateDelegations.js';
import { AddExtensionPolicies1764300100000 } from '../migrations/1764300100000-AddExtensionPolicies.js';
import { DeepenSignOff1764300200000 } from '../migrations/1764300200000-DeepenSignOff.js';
import { AddClaimantsOfIdempotencyKeys1764350000000 } from '../migrations/1764350000000-AddClaimantsOfIdempotencyKeys.js';
import { ForgetTokensKeptWithKeys1764350100000 } from '../migrations/1764350100000-ForgetTokensKeptWithKeys.js';
import { LeaveListsOfKindsToTheCode1764400000000 } from '../migrations/1764400000000-LeaveListsOfKindsToTheCode.js';
import { CreateExceptions1764400100000 } from '../migrations/1764400100000-CreateExceptions.js';
import { CreateDutyAndMaintenance1764500000000 } from '../migrations/1764500000000-CreateDutyAndMaintenance.js';
import { CountByCalendars1764510000000 } from '../migrations/1764510000000-CountByCalendars.js';
import { SettleEscalations1764520000000 } from '../migrations/1764520000000-SettleEscalations.js';
import { LeaveKindsOfOutboxToTheCode1764600000000 } from '../migrations/1764600000000-LeaveKindsOfOutboxToTheCode.js';
import { AddTemplates1764800000000 } from '../migrations/1764800000000-AddTemplates.js';
import { AddRecurrences1764810000000 } from '../migrations/1764810000000-AddRecurrences.js';
import { AddDependencies1764900000000 } from '../migrations/1764900000000-AddDependencies.js';
import { AddEffectivenessChecks1764900100000 } from '../migrations/1764900100000-AddEffectivenessChecks.js';
import { CreateBulkOperations1765000000000 } from '../migrations/1765000000000-CreateBulkOperations.js';
import { CreateRehearsals1765100000000 } from '../migrations/1765100000000-CreateRehearsals.js';
import { RehearseTemplates1765110000000 } from '../migrations/1765110000000-RehearseTemplates.js';
import { TakeDependenciesFromFiles1765120000000 } from '../migrations/1765120000000-TakeDependenciesFromFiles.js';
import { SetAsideRecords1765200010000 } from '../migrations/1765200010000-SetAsideRecords.js';
import { RememberStatusWords1765220000000 } from '../migrations/1765220000000-RememberStatusWords.js';
import { RememberWhatFilesSay1765220010000 } from '../migrations/1765220010000-RememberWhatFilesSay.js';
import { CountWhatImportsSetOff1765220020000 } from '../migrations/1765220020000-CountWhatImportsSetOff.js';
import { FoldTexts1765230010000 } from '../migrations/1765230010000-FoldTexts.js';
import { CompareByFoldedTexts1765230020000 } from '../migrations/1765230020000-CompareByFoldedTexts.js';
import { ListWhatIsOverLast1765230030000 } from '../migrations/1765230030000-ListWhatIsOverLast.js';
import { ForgetReasonsOfHoldsThatAreOver1765250000000 } from '../migrations/1765250000000-ForgetReasonsOfHoldsThatAreOver.js';
import { KeepWhomLaddersHaveTold1765250010000 } from '../migrations/1765250010000-KeepWhomLaddersHaveTold.js';
import { LookAtEmptyPhases1765250020000 } from '../migrations/1765250020000-LookAtEmptyPhases.js';
import { FollowRoles1765260010000 } from '../migrations/1765260010000-FollowRoles.js';
import { KeepWhatWasPreviewed1765260020000 } from '../migrations/1765260020000-KeepWhatWasPreviewed.js';
import { TellMissedWebhooks1765270010000 } from '../migrations/1765270010000-TellMissedWebhooks.js';
import { AskAgainBeforeLeaving1765270020000 } from '../migrations/1765270020000-AskAgainBeforeLeaving.js';
import { WaitForServers1765270030000 } from '../migrations/1765270030000-WaitForServers.js';
import { TellDigestsByTheirTime1765270040000 } from '../migrations/1765270040000-TellDigestsByTheirTime.js';
import { KnowWhatRegistersName1765280010000 } from '../migrations/1765280010000-KnowWhatRegistersName.js';
import { ListVerdictsApart1765280020000 } from '../migrations/1765280020000-ListVerdictsApart.js';
import { OfferDeliveriesAnew1765310010000 } from '../migrations/1765310010000-OfferDeliveriesAnew.js';
import { KnowPeopleOfLark1765310020000 } from '../migrations/1765310020000-KnowPeopleOfLark.js';
import { KnowByWhichServer1765310030000 } from '../migrations/1765310030000-KnowByWhichServer.js';
import { SignCommands1765320010000 } from '../migrations/1765320010000-SignCommands.js';
import { KeepWhoseWorkItIs1765330010000 } from '../migrations/1765330010000-KeepWhoseWorkItIs.js';
import { KeepWhatChangedSinceHandedIn1765330020000 } from '../migrations/1765330020000-KeepWhatChangedSinceHandedIn.js';
import { KeepKeysForEver1765340010000 } from '../migrations/1765340010000-KeepKeysForEver.js';
import { ForgetTwinsWithTheirNames1765340020000 } from '../migrations/1765340020000-ForgetTwinsWithTheirNames.js';
import { BoundTokens1765350010000 } from '../migrations/1765350010000-BoundTokens.js';
import { FindKeysOfOthers1765350020000 } from '../migrations/1765350020000-FindKeysOfOthers.js';
import { FindItemsByWords1765410010000 } from '../migrations/1765410010000-FindItemsByWords.js';
import { KeepWhoMadeTheToken1765420010000 } from '../migrations/1765420010000-KeepWhoMadeTheToken.js';
import { KeepWhomBulkTells1765420020000 } from '../migrations/1765420020000-KeepWhomBulkTells.js';
import { AskForConsent1765430010000 } from '../migrations/1765430010000-AskForConsent.js';
import { KeepTraces1765480010000 } from '../migrations/1765480010000-KeepTraces.js';
import { CreateRisks1765500010000 } from '../migrations/1765500010000-CreateRisks.js';
import { KnowWhenARiskWasAcknowledged1765510000000 } from '../migrations/1765510000000-KnowWhenARiskWasAcknowledged.js';
import { OpenSessions1765520010000 } from '../migrations/1765520010000-OpenSessions.js';
import { KeepLocalAccounts1765520020000 } from '../migrations/1765520020000-KeepLocalAccounts.js';
import { SignInElsewhere1765530010000 } from '../migrations/1765530010000-SignInElsewhere.js';
import { LimitTokens1765540010000 } from '../migrations/1765540010000-LimitTokens.js';
import { LogInDevices1765540020000 } from '../migrations/1765540020000-LogInDevices.js';
import { GiveRoles1765550010000 } from '../migrations/1765550010000-GiveRoles.js';
import { RestrictRecords1765560000000 } from '../migrations/1765560000000-RestrictRecords.js';
import { MarkAccountsOfOnePerson1765570010000 } from '../migrations/1765570010000-MarkAccountsOfOnePerson.js';
import { KeepHowSignersProved1765580010000 } from '../migrations/1765580010000-KeepHowSignersProved.js';
import { TellOfChangedAccess1765590010000 } from '../migrations/1765590010000-TellOfChangedAccess.js';
import { TellOfChangedSight1765600010000 } from '../migrations/1765600010000-TellOfChangedSight.js';
import { FindItemsByParts1765600020000 } from '../migrations/1765600020000-FindItemsByParts.js';
import { KeepDirectories1765610010000 } from '../migrations/1765610010000-KeepDirectories.js';
import { LetDirectoriesIn1765610020000 } from '../migrations/1765610020000-LetDirectoriesIn.js';
import { BreakGlass1765620010000 } from '../migrations/1765620010000-BreakGlass.js';
import { KeepTracesOfWhatComesLater1765640010000 } from '../migrations/1765640010000-KeepTracesOfWhatComesLater.js';
import { KnowWhichTransactionWroteAnEvent1765650000000 } from '../migrations/1765650000000-KnowWhichTransactionWroteAnEvent.js';
import { LimitTokensOfIssuers1765670010000 } from '../migrations/1765670010000-LimitTokensOfIssuers.js';
import { CountGuesses1765670020000 } from '../migrations/1765670020000-CountGuesses.js';
import { ProveByDevice1765670030000 } from '../migrations/1765670030000-ProveByDevice.js';
import { KnowOfWhichItemARowIs1765680010000 } from '../migrations/1765680010000-KnowOfWhichItemARowIs.js';
import { KnowWhereASessionBegan1765691000000 } from '../migrations/1765691000000-KnowWhereASessionBegan.js';
import { NameWhatAFileMisses1765692000000 } from '../migrations/1765692000000-NameWhatAFileMisses.js';
import { KeepWhatIsSearched1765694000000 } from '../migrations/1765694000000-KeepWhatIsSearched.js';
import { SaveViews1765694010000 } from '../migrations/1765694010000-SaveViews.js';
import { SeeWhoWorks1765697000000 } from '../migrations/1765697000000-SeeWhoWorks.js';
import { KeepTheTrail1765700000000 } from '../migrations/1765700000000-KeepTheTrail.js';
import { DigestEvents1765700010000 } from '../migrations/1765700010000-DigestEvents.js';
import { SealTheTrail1765700020000 } from '../migrations/1765700020000-SealTheTrail.js';
import { MentionPeople1765702000000 } from '../migrations/1765702000000-MentionPeople.js';
import { ProveSingleEvents1765703000000 } from '../migrations/1765703000000-ProveSingleEvents.js';
import { SendCheckpoints1765704000000 } from '../migrations/1765704000000-SendCheckpoints.js';
import { StampCheckpoints1765704010000 } from '../migrations/1765704010000-StampCheckpoints.js';
import { EraseFromTheTrail1765707000000 } from '../migrations/1765707000000-EraseFromTheTrail.js';
import { ErasePeople1765708000000 } from '../migrations/1765708000000-ErasePeople.js';
import { HoldRecords1765709000000 } from '../migrations/1765709000000-HoldRecords.js';
import { KeepOrForget1765709010000 } from '../migrations/1765709010000-KeepOrForget.js';
import { CreateCases1765710000000 } from '../migrations/1765710000000-CreateCases.js';
import { LinkCases1765713000000 } from '../migrations/1765713000000-LinkCases.js';
import { FindWhatIsAlike1765713100000 } from '../migrations/1765713100000-FindWhatIsAlike.js';
import { CreateFindings1765714000000 } from '../migrations/1765714000000-CreateFindings.js';
import { LinkFindings1765714100000 } from '../migrations/1765714100000-LinkFindings.js';
import { HearChecksOnce1765714200000 } from '../migrations/1765714200000-HearChecksOnce.js';
import { CreateMetrics1765715000000 } from '../migrations/1765715000000-CreateMetrics.js';
import { WatchMetrics1765715010000 } from '../migrations/1765715010000-WatchMetrics.js';
import { ReviewSamples1765716000000 } from '../migrations/1765716000000-ReviewSamples.js';
import { FindReviewRounds1765716010000 } from '../migrations/1765716010000-FindReviewRounds.js';
import { CreateAlignments1765717000000 } from '../migrations/1765717000000-CreateAlignments.js';
import { CreateAnalyses1765718000000 } from '../migrations/1765718000000-CreateAnalyses.js';
import { CarryFindings1765718100000 } from '../migrations/1765718100000-CarryFindings.js';
import { CreateControls1765719000000 } from '../migrations/1765719000000-CreateControls.js';
import { TestControls1765719100000 } from '../migrations/1765719100000-TestControls.js';
import { ReadRecords1765720000000 } from '../migrations/1765720000000-ReadRecords.js';
import { ReadTheLifecycle1765720010000 } from '../migrations/1765720010000-ReadTheLifecycle.js';
import { ReadControlsAndMetrics1765720020000 } from '../migrations/1765720020000-ReadControlsAndMetrics.js';
import { CreateProposals1765730000000 } from '../migrations/1765730000000-CreateProposals.js';
import { PatrolTogether1765740000000 } from '../migrations/1765740000000-PatrolTogether.js';
import { CreateRules1765750000000 } from '../migrations/1765750000000-CreateRules.js';
import { WatchRules1765750010000 } from '../migrations/1765750010000-WatchRules.js';
import { HearAnEventOnce1765750020000 } from '../migrations/1765750020000-HearAnEventOnce.js';
import { FindWhatBecameLate1765770000000 } from '../migrations/1765770000000-FindWhatBecameLate.js';
import { SendReports1765770010000 } from '../migrations/1765770010000-SendReports.js';
import { SkipOccurrences1765782000000 } from '../migrations/1765782000000-SkipOccurrences.js';
import { AskModels1765793000000 } from '../migrations/1765793000000-AskModels.js';
import { ApproveWithChanges1765800000000 } from '../migrations/1765800000000-ApproveWithChanges.js';
import { MergeCases1765830000000 } from '../migrations/1765830000000-MergeCases.js';
import { ReadTextsByModels1765801000000 } from '../migrations/1765801000000-ReadTextsByModels.js';
import { LicenseRules1765792000000 } from '../migrations/1765792000000-LicenseRules.js';

/** By their timestamps, as they run. A list, not a file pattern: the same code runs compiled, in jest and in an image. */
export const migrations = [
  CreateChainOfRecords1764000000000,
  AddCalendars1764100000000,
  AddChannels1764200000000,
  AddDigests1764200100000,
  AddActionLinks1764200200000,
  AddOutgoingWebhooks1764200300000,
  AddFeeds1764200400000,
  CreateDelegations1764300000000,
  AddExtensionPolicies1764300100000,
  DeepenSignOff1764300200000,
  AddClaimantsOfIdempotencyKeys1764350000000,
  ForgetTokensKeptWithKeys1764350100000,
  LeaveListsOfKindsToTheCode1764400000000,
  CreateExceptions1764400100000,
  CreateDutyAndMaintenance1764500000000,
  CountByCalendars1764510000000,
  SettleEscalations1764520000000,
  LeaveKindsOfOutboxToTheCode1764600000000,
  AddTemplates1764800000000,
  AddRecurrences1764810000000,
  AddDependencies1764900000000,
  AddEffectivenessChecks1764900100000,
  CreateBulkOperations1765000000000,
  CreateRehearsals1765100000000,
  RehearseTemplates1765110000000,
  TakeDependenciesFromFiles1765120000000,
  SetAsideRecords1765200010000,
  RememberStatusWords1765220000000,
  RememberWhatFilesSay1765220010000,
  CountWhatImportsSetOff1765220020000,
  FoldTexts1765230010000,
  CompareByFoldedTexts1765230020000,
  ListWhatIsOverLast1765230030000,
  ForgetReasonsOfHoldsThatAreOver1765250000000,
  KeepWhomLaddersHaveTold1765250010000,
  LookAtEmptyPhases1765250020000,
  FollowRoles1765260010000,
  KeepWhatWasPreviewed1765260020000,
  TellMissedWebhooks1765270010000,
  AskAgainBeforeLeaving1765270020000,
  WaitForServers1765270030000,
  TellDigestsByTheirTime1765270040000,
  KnowWhatRegistersName1765280010000,
  ListVerdictsApart1765280020000,
  OfferDeliveriesAnew1765310010000,
  KnowPeopleOfLark1765310020000,
  KnowByWhichServer1765310030000,
  SignCommands1765320010000,
  KeepWhoseWorkItIs1765330010000,
  KeepWhatChangedSinceHandedIn1765330020000,
  KeepKeysForEver1765340010000,
  ForgetTwinsWithTheirNames1765340020000,
  BoundTokens1765350010000,
  FindKeysOfOthers1765350020000,
  FindItemsByWords1765410010000,
  KeepWhoMadeTheToken1765420010000,
  KeepWhomBulkTells1765420020000,
  AskForConsent1765430010000,
  KeepTraces1765480010000,
  CreateRisks1765500010000,
  KnowWhenARiskWasAcknowledged1765510000000,
  OpenSessions1765520010000,
  KeepLocalAccounts1765520020000,
  SignInElsewhere1765530010000,
  LimitTokens1765540010000,
  LogInDevices1765540020000,
  GiveRoles1765550010000,
  RestrictRecords1765560000000,
  MarkAccountsOfOnePerson1765570010000,
  KeepHowSignersProved1765580010000,
  TellOfChangedAccess1765590010000,
  TellOfChangedSight1765600010000,
  FindItemsByParts1765600020000,
  KeepDirectories1765610010000,
  LetDirectoriesIn1765610020000,
  BreakGlass1765620010000,
  KeepTracesOfWhatComesLater1765640010000,
  KnowWhichTransactionWroteAnEvent1765650000000,
  LimitTokensOfIssuers1765670010000,
  CountGuesses1765670020000,
  ProveByDevice1765670030000,
  KnowOfWhichItemARowIs1765680010000,
  KnowWhereASessionBegan1765691000000,
  NameWhatAFileMisses1765692000000,
  KeepWhatIsSearched1765694000000,
  SaveViews1765694010000,
  SeeWhoWorks1765697000000,
  KeepTheTrail1765700000000,
  DigestEvents1765700010000,
  SealTheTrail1765700020000,
  MentionPeople1765702000000,
  ProveSingleEvents1765703000000,
  SendCheckpoints1765704000000,
  StampCheckpoints1765704010000,
  EraseFromTheTrail1765707000000,
  ErasePeople1765708000000,
  HoldRecords1765709000000,
  KeepOrForget1765709010000,
  CreateCases1765710000000,
  LinkCases1765713000000,
  FindWhatIsAlike1765713100000,
  CreateFindings1765714000000,
  LinkFindings1765714100000,
  HearChecksOnce1765714200000,
  CreateMetrics1765715000000,
  WatchMetrics1765715010000,
  ReviewSamples1765716000000,
  FindReviewRounds1765716010000,
  CreateAlignments1765717000000,
  CreateAnalyses1765718000000,
  CarryFindings1765718100000,
  CreateControls1765719000000,
  TestControls1765719100000,
  ReadRecords1765720000000,
  ReadTheLifecycle1765720010000,
  ReadControlsAndMetrics1765720020000,
  CreateProposals1765730000000,
  PatrolTogether1765740000000,
  CreateRules1765750000000,
  WatchRules1765750010000,
  HearAnEventOnce1765750020000,
  FindWhatBecameLate1765770000000,
  SendReports1765770010000,
  SkipOccurrences1765782000000,
  LicenseRules1765792000000,
  AskModels1765793000000,
  ApproveWithChanges1765800000000,
  ReadTextsByModels1765801000000,
  MergeCases1765830000000,
];
