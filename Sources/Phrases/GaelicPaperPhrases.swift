/// Scottish Gaelic for the form on paper; like ``GaelicPhrases`` it wants proof-reading.
///
/// A condition begins with its own word for “if”, since that changes with what follows.
enum GaelicPaperPhrases {
  static let texts: [Phrase: String] = [
    .paperPen:
      "Cleachdaibh peann: cuiribh strìochagan sna bogsaichean, agus sgrìobhaibh ann an litrichean mòra air na loidhnichean.",
    .paperMayLeaveOut: "Faodaidh sibh ceist sam bith fhàgail às, ach na ceistean a tha riatanach.",
    .paperCodes: "Tha na h-àireamhan beaga ann airson an neach a chuireas na freagairtean dhan choimpiutair.",
    .paperReturn: "Mar a thilleas sibh am foirm seo",
    .paperReturnTo: "Thoiribh no cuiribh e gu {organiser}.",
    .paperReturnBy: "Thoiribh no cuiribh e gu {organiser}, gus am bi e ann air {date} aig a’ char as fhaide.",
    .paperOffice: "Airson na h-oifise",
    .paperOfficeFields: "Àireamh|Air a chur dhan choimpiutair air|Cuidhteas",
    .paperRank:
      "Sgrìobhaibh 1 sa bhogsa aig a’ chiad roghainn agaibh, 2 sa bhogsa aig an dàrna roghainn, agus mar sin air adhart suas gu {max}",
    .paperRankOne: "Sgrìobhaibh 1 sa bhogsa aig a’ chiad roghainn agaibh",
    .paperShare:
      "Sgrìobhaibh anns gach bogsa cia mheud puing a gheibh e, às na tha ann ({total}); na sgrìobhaibh barrachd air {total} uile gu lèir",
    .shareOutOne: "Cuiribh aon phuing sìos",
    .paperDate: "Bliadhna|Mìos|Latha",
    .paperMoreItems: "Ma tha barrachd ann, sgrìobhaibh iad air duilleag eile, le àireamhan nan ceistean seo.",
    .paperPiped: "[an fhreagairt agaibh do cheist {number}]",
    .tickHint: "Cuiribh strìochag ann gus aontachadh",
    .paperOnlyIf: "Freagraibh seo a-mhàin {condition}.",
    .paperHeadingOnlyIf: "Freagraibh na tha fon cheann seo a-mhàin {condition}.",
    .paperDepends:
      "Tha e an urra ris na freagairtean agaibh do cheistean {numbers} am buin seo dhuibh. Ma tha sibh ann an teagamh, freagraibh e.",
    .paperDependsOne:
      "Tha e an urra ris an fhreagairt agaibh do cheist {numbers} am buin seo dhuibh. Ma tha sibh ann an teagamh, freagraibh e.",
    .paperDependsUnsaid: "Chan ann airson a h-uile duine a tha seo. Ma tha sibh ann an teagamh, freagraibh e.",
    .ifAll: "{first} agus {second}",
    .ifAny: "{first} no {second}",
    .ifIs: "mas e ‘{answer}’ an fhreagairt agaibh do cheist {number}",
    .ifIsNot: "mura h-e ‘{answer}’ an fhreagairt agaibh do cheist {number}",
    .ifRowIs: "mas e ‘{answer}’ an fhreagairt agaibh do cheist {number} air an loidhne ‘{row}’",
    .ifRowIsNot: "mura h-e ‘{answer}’ an fhreagairt agaibh do cheist {number} air an loidhne ‘{row}’",
    .ifChosen: "ma thagh sibh ‘{answer}’ ann an ceist {number}",
    .ifNotChosen: "mura do thagh sibh ‘{answer}’ ann an ceist {number}",
    .ifAnswered: "ma fhreagair sibh ceist {number}",
    .ifUnanswered: "ma dh’fhàg sibh ceist {number} gun fhreagairt",
    .ifTicked: "ma chuir sibh strìochag aig ceist {number}",
    .ifNotTicked: "mura do chuir sibh strìochag aig ceist {number}",
    .ifMore: "ma tha an fhreagairt agaibh do cheist {number} nas motha na {answer}",
    .ifLess: "ma tha an fhreagairt agaibh do cheist {number} nas lugha na {answer}",
    .ifAtLeast: "ma tha an fhreagairt agaibh do cheist {number} co-ionann ri {answer} no nas motha",
    .ifAtMost: "ma tha an fhreagairt agaibh do cheist {number} co-ionann ri {answer} no nas lugha",
  ]
}
