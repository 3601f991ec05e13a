/// Scottish Gaelic, as far as it goes: what is not here is shown in English.
///
/// It was written without a native speaker and wants proof-reading by one. A phrase that was in doubt was left out: among them yes and no,
/// for which Gaelic has no words, and every phrase that names a word to be typed. A respondent is addressed in the polite plural, a button is
/// the command of one person to the program. Numbers stand beside their nouns, not before them, so that one form is right for each.
/// The months and days are those of the GNU C library's locale `gd_GB`.
enum GaelicPhrases {
  /// The phrases that have Gaelic words.
  static let texts = questionnaire.merging(terminal) { first, _ in first }.merging(demands) { first, _ in first }
    .merging(invitations) { first, _ in first }.merging(receipts) { first, _ in first }
    .merging(GaelicPaperPhrases.texts) { first, _ in first }

  /// The labels of a questionnaire, and what ends it.
  private static let questionnaire: [Phrase: String] = [
    .required: "riatanach",
    .optional: "roghainneil",
    .start: "Tòisich",
    .next: "Lean air adhart",
    .back: "Air ais",
    .save: "Sàbhail agus till a-rithist",
    .change: "Atharraich",
    .submit: "Cuir a-steach na freagairtean agad",
    .checkAnswers: "Thoiribh sùil air ur freagairtean",
    .notAnswered: "Gun fhreagairt",
    .privacy: "Dè thachras dha na freagairtean agaibh",
    .chooseOne: "Taghaibh aon fhreagairt",
    .chooseSeveral: "Taghaibh gach freagairt a tha freagarrach",
    .chooseFromTo: "Taghaibh eadar {min} agus {max}",
    .chooseAtLeast: "Taghaibh co-dhiù {min}",
    .chooseAtLeastOne: "Taghaibh co-dhiù aon fhreagairt",
    .chooseAtMost: "Taghaibh suas ri {max}",
    .chooseAtMostOne: "Na taghaibh barrachd air aon fhreagairt",
    .rankUpTo: "Cuiribh suas ri {max} ann an òrdugh, an rud as cudromaiche an toiseach",
    .shareOut: "Roinnibh na puingean: {total}",
    .chooseOnEachRow: "Taghaibh aon fhreagairt air gach loidhne",
    .numberFromTo: "Àireamh eadar {min} agus {max}",
    .numberWhole: "Àireamh shlàn",
    .numberAny: "Àireamh",
    .dateHint: "Ceann-là (bliadhna-mìos-latha), mar eisimpleir 2016-01-31",
    .emailHint: "Seòladh puist-d, air a chumail air leth bho na freagairtean agaibh",
    .textHint: "Caractaran: suas ri {max}",
    .questionOf: "Ceist {number} à {count}",
    .pageOf: "Duilleag {number} à {count}",
    .addAnother: "Cuir fear eile ris",
    .removeItem: "Thoir air falbh",
    .specify: "Innsibh dhuinn",
    .pointsLeft: "Puingean air fhàgail: {count}",
    .pointsLeftOne: "Aon phuing air fhàgail",
    .charactersLeft: "Caractaran air fhàgail: {count}",
    .howLong: "An ùine a bheir e ann am mionaidean: mu {count}.",
    .howLongOne: "Bheir e timcheall air mionaid.",
    .closesOn: "Gabhar ri freagairtean gu {date}.",
    .organisedBy: "Bho {organiser}",
    .chooseLanguage: "Taghaibh cànan",
    .problemsHeading: "Freagairtean a dh’fheumas atharrachadh: {count}",
    .thanks: "Tapadh leibh. Chaidh ur freagairtean a stòradh.",
    .receipt: "Seo an cuidhteas agaibh: {receipt}",
    .closedByHand: "Tha an suirbhidh seo dùinte agus chan eil e a’ gabhail fhreagairtean tuilleadh.",
    .closedHeading: "Tha an suirbhidh seo dùinte",
    .closedKept:
      "Thèid na sgrìobh sibh a chumail fad {count} latha às dèidh an atharrachaidh mu dheireadh agaibh. Cha chunntar an-dràsta e. Ma thèid an suirbhidh fhosgladh a-rithist, gabhaidh leantainn air adhart: thigibh air ais leis a’ cheangal seo, no leis a’ chòd agaibh.",
    .saved: "Chaidh ur freagairtean a chumail",
    .savedCode:
      "Seo an còd agaibh: {code}. Sgrìobhaibh sìos e: ’s urrainn do dhuine sam bith aig a bheil e leantainn air adhart leis na freagairtean agaibh.",
    .resultsHeading: "Toraidhean",
    .tooFewForResults:
      "Chan eil freagairtean gu leòr ann fhathast airson toraidhean a shealltainn. Thigibh air ais uaireigin eile.",
    .seeResults: "Faic na toraidhean gu ruige seo",
    .seeResultsClosed: "Faic na toraidhean",
    .tooFewForResultsClosed: "Chan eil freagairtean gu leòr ann airson toraidhean a shealltainn.",
    .resultsHeldClosed:
      "Cha ghabh na toraidhean a shealltainn: còmhla ri toraidhean na bu tràithe, dh’fhaodadh iad innse na thuirt cuideigin.",
    .resultsHeld:
      "Thèid na h-ath thoraidhean a shealltainn nuair a bhios freagairtean bho co-dhiù {count} daoine eile ann, gus nach aithnichear na thuirt duine sam bith.",
    .unsent:
      "Cha deach a chur: cha ghabh am frithealaiche ruigsinn. Tha na sgrìobh sibh air a chumail an-seo. Cuiribh a-rithist e.",
    .notOpenYet: "Fosglaidh an suirbhidh seo air {date}. Thigibh air ais an uair sin.",
    .closed: "Dhùin an suirbhidh seo air {date}. Chan eil e a’ gabhail ri freagairtean tuilleadh.",
    .nothingStored: "Cha deach dad a stòradh.",
    .notSubmitted: "Cha deach ur freagairtean a chur a-steach. Cha deach dad a stòradh.",
    .weekdays: "DiLuain|DiMàirt|DiCiadain|DiarDaoin|DihAoine|DiSathairne|DiDòmhnaich",
    .months:
      "dhen Fhaoilleach|dhen Ghearran|dhen Mhàrt|dhen Ghiblean|dhen Chèitean|dhen Ògmhios|dhen Iuchar|dhen Lùnastal|dhen t-Sultain|dhen Dàmhair|dhen t-Samhain|dhen Dùbhlachd",
  ]

  /// Both faces of the terminal.
  private static let terminal: [Phrase: String] = [
    .illegible: "Cha ghabh a leughadh",
    .keyIllegible: "cha ghabh a leughadh",
    .atFirstQuestion: "Seo a’ chiad cheist.",
    .answerByNumber: "Sgrìobhaibh an àireamh aig an fhreagairt agaibh.",
    .answerByNumbers: "Sgrìobhaibh na h-àireamhan aig na freagairtean agaibh, mar eisimpleir 1, 3.",
    .answerByRanks: "Sgrìobhaibh na h-àireamhan san òrdugh agaibh, mar eisimpleir 3 1 2.",
    .answerByPoints: "Sgrìobhaibh àireamhan agus puingean, mar eisimpleir 1:3 2:2.",
    .emptyToSkip: "Brùthaibh Enter gus a’ cheist fhàgail gun fhreagairt.",
    .emptyToKeep: "Brùthaibh Enter gus an fhreagairt a chumail, no sgrìobhaibh - gus a toirt air falbh.",
    .currentAnswer: "An fhreagairt agaibh gu ruige seo: {answer}",
    .mustFixFirst: "Mus gabh ur freagairtean a chur a-steach:",
    .noSuchNumber: "Chan eil àireamh {number} air an liosta. Sgrìobhaibh àireamh eadar 1 agus {count}.",
    .stopped: "Stad sibh. Cha deach dad a stòradh.",
    .keyMove: "gluais",
    .keyChoose: "tagh",
    .keyNext: "lean air adhart",
    .keyLeaveOut: "fàg às",
    .keyBack: "air ais",
    .keyHelp: "cuideachadh",
    .keyLanguage: "cànan",
    .keySave: "sàbhail is fàg",
    .keyPlace: "an ath àite",
    .keyThatPlace: "an t-àite sin",
    .keyNewLine: "loidhne ùr",
    .keySend: "cuir a-steach",
    .keyScroll: "sgrolaich",
    .keyBegin: "tòisich",
    .keyClose: "dùin",
    .found: "‘{text}’: {count} à {total}",
    .windowTooSmall: "Dèanaibh an uinneag seo nas motha, mas e ur toil e.",
    .more: "barrachd",
    .typeNumberToChange: "Atharraich àireamh {number}",
    .notInList: "Chan eil àireamh {number} air an liosta.",
    .savedToResume:
      "Chaidh ur freagairtean gu ruige seo a chumail, agus cha deach dad a chur a-steach. Gus leantainn air adhart leotha: {command}",
    .welcomeBack: "Fàilte air ais. Tha ur freagairtean mar a dh’fhàg sibh iad.",
  ]

  /// What a receipt leads to.
  private static let receipts: [Phrase: String] = [
    .whatBecame: "Dè thachair dhan fhreagairt agam?",
    .receiptQuestion: "Dè thachair dhan fhreagairt agam?",
    .receiptField: "An cuidhteas agaibh",
    .receiptLook: "Seall",
    .youAnswered: "Na freagairtean agaibh",
    .withdraw: "Thoir air ais an fhreagairt agam",
    .withdrawHint:
      "Gabhaidh na freagairtean agaibh a sguabadh às. Innsear dhuibh dè tha sin a’ ciallachadh, agus thèid faighneachd dhibh a-rithist mus tèid a dhèanamh.",
    .withdrawErases:
      "Thèid na freagairtean agaibh a sguabadh às gu buan, agus cha chunntar tuilleadh iad. Cha ghabh seo a thilleadh.",
    .withdrawReports:
      "Bidh aithisgean a chaidh a dhèanamh roimhe gan cunntadh fhathast, agus dh’fhaodadh iad briathran a sgrìobh sibh a thoirt seachad. Cha tèid ur n-ainm a chur annta.",
    .withdrawInvitation: "Ma fhreagair sibh le cuireadh, cha leig an cuireadh a-steach a-rithist sibh.",
    .withdrawYes: "Thoir air ais i",
    .withdrawNo: "Na toir air ais i, seall na freagairtean agam",
    .withdrawn:
      "Chaidh an fhreagairt agaibh a sguabadh às. Chan eil air fhàgail ach an cunntas air freagairtean a chaidh a thoirt air ais.",
    .whatItFed: "Na cuspairean ris am buin ur freagairtean",
    .reportedOn: "Na thathar a’ dèanamh mu dheidhinn ({day}):",
    .ledBy: "Air a stiùireadh le: {lead}",
    .dueBy: "Ceann-là: {date}",
    .standsOnTrack: "A rèir a’ phlana",
    .standsAtRisk: "Cunnart gum bi dàil ann",
    .standsBehind: "Air dheireadh",
    .standsDone: "Dèanta",
  ]

  /// What is said of invitations.
  private static let invitations: [Phrase: String] = [
    .invitationHeading: "Feumar cuireadh airson an t-suirbhidh seo",
    .invitationNeeded:
      "Gus freagairt, feumaidh sibh an cuireadh agaibh. Fosglaibh an ceangal a chaidh a chur thugaibh, no sgrìobhaibh na litrichean agus na h-àireamhan aige an seo.",
    .invitationField: "An cuireadh agaibh",
    .invitationUnknown: "Chan e cuireadh dhan t-suirbhidh seo a tha ann. Thoiribh sùil air gach litir agus àireamh.",
    .invitationUsedHeading: "Chaidh an cuireadh seo a chleachdadh mar-thà",
    .invitationUsed:
      "Chaidh freagairt a chur a-steach leis. Tha gach cuireadh airson aon fhreagairt, fiù ’s ma chaidh an fhreagairt sin a thoirt air ais. Mura sibhse a fhreagair, innsibh sin dhan neach a thug cuireadh dhuibh.",
    .invitationPrivacy:
      "Chì an neach a thug cuireadh dhuibh gun do fhreagair sibh, ach chan fhaic iad dè a fhreagair sibh: cha tèid dad a chumail a cheanglas an cuireadh agaibh ris na freagairtean agaibh.",
  ]

  /// What must change about an answer.
  private static let demands: [Phrase: String] = [
    .mustAnswer: "Freagraibh a’ cheist seo",
    .mustChooseOne: "Taghaibh aon fhreagairt",
    .mustChooseSeveral: "Taghaibh co-dhiù aon fhreagairt",
    .mustAllocate: "Roinnibh a h-uile puing: {total}",
    .mustRate: "Taghaibh aon fhreagairt airson ‘{part}’",
    .mustEnterNumber: "Cuiribh a-steach àireamh",
    .mustEnterWholeNumber: "Cuiribh a-steach àireamh shlàn",
    .mustEnterText: "Sgrìobhaibh freagairt",
    .mustEnterDate: "Cuiribh a-steach ceann-là (bliadhna-mìos-latha), mar eisimpleir 2016-01-31",
    .mustEnterEmail: "Cuiribh a-steach seòladh puist-d, mar eisimpleir name@example.org",
    .mustAddItem: "Cuiribh co-dhiù aonan ris",
    .didYouMean: "{message} (an e ‘{name}’ a bha sibh a’ ciallachadh?)",
    .tooFew: "Taghaibh co-dhiù {min}",
    .tooFewOne: "Taghaibh co-dhiù aon fhreagairt",
    .tooMany: "Na taghaibh barrachd air {max}",
    .tooManyOne: "Na taghaibh barrachd air aon fhreagairt",
    .exclusive: "Taghaibh ‘{name}’ leis fhèin, no fàgaibh às e",
    .negativePoints: "Cuiribh a-steach 0 no barrachd airson ‘{part}’",
    .notWhole: "Cuiribh a-steach àireamh shlàn",
    .belowRange: "Cuiribh a-steach àireamh nach eil nas lugha na {min}",
    .aboveRange: "Cuiribh a-steach àireamh nach eil nas motha na {max}",
    .notADate: "Cuiribh a-steach ceann-là (bliadhna-mìos-latha), mar eisimpleir 2016-01-31, an àite ‘{name}’",
    .notAnEmail: "Cuiribh a-steach seòladh puist-d, mar eisimpleir name@example.org",
    .tooFewItems: "Cuiribh co-dhiù {min} ris",
    .tooFewItemsOne: "Cuiribh co-dhiù aonan ris",
    .tooManyItems: "Na cumaibh barrachd air {max}",
    .tooManyItemsOne: "Na cumaibh barrachd air aonan",
  ]
}
