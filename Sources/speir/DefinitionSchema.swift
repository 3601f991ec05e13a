internal import ResponseFiles
internal import SurveyFiles
internal import Surveys

/// The JSON Schema of survey definitions, made from the tables by which they are read.
///
/// Draft 2020-12. It says what can be told from the shape alone; what hangs on another place, such as whether a theme is declared, only
/// `speir check` knows. Scalars are texts to the reader, so that a number or `true` may stand wherever a text may.
enum DefinitionSchema {
  static let value = object([
    ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
    ("title", .string("Speir survey definition")),
    (
      "description",
      .string(
        "What can be told from the shape of surveys/<id>.yaml alone. speir check finds more: names that are not declared, formulas that do not fit, and more."
      )
    ),
    ("$ref", .string("#/$defs/definition")),
    ("$defs", .object(definitions)),
  ])

  private static var definitions: [JSONValue.Member] {
    let parts = FieldShape.Part.allCases.map { JSONValue.Member($0.rawValue, mapping($0.table)) }
    let labelled: [FieldShape.Part] = [.choice, .audience, .theme, .row]
    let entries = labelled.flatMap { part in
      [
        JSONValue.Member("\(part.rawValue)_or_label", self.labelled(part)),
        .init("\(part.rawValue)_entries", self.entries(part)),
      ]
    }
    let types = QuestionType.allCases.map { type in
      JSONValue.Member("question_\(type.rawValue)", question(type))
    }
    return parts + entries + [.init("question", questions)] + types + scalars
  }

  // MARK: Mappings

  private static func mapping(_ table: FieldTable, _ more: [(String, JSONValue)] = []) -> JSONValue {
    let fields = table.fields.map { JSONValue.Member($0.key, schema(of: $0.shape)) }
    let required = table.required.isEmpty ? [] : [("required", strings(table.required))]
    return object(
      [("type", .string("object")), ("properties", .object(fields))] + required + more
        + [("additionalProperties", .boolean(false))])
  }

  /// A label alone, or a mapping that has one; a mapping without the key `label` is one from languages to texts.
  private static func labelled(_ part: FieldShape.Part) -> JSONValue {
    let isNoLanguage = object([("propertyNames", object([("not", object([("enum", strings(part.table.keys))]))]))])
    return object([
      ("if", object([("type", .string("object")), ("required", strings(["label"]))])),
      ("then", reference(part.rawValue)),
      ("else", object([("allOf", .array([reference("wording"), isNoLanguage]))])),
    ])
  }

  private static func entries(_ part: FieldShape.Part) -> JSONValue {
    let item = reference("\(part.rawValue)_or_label")
    return either([
      object([
        ("type", .string("object")), ("minProperties", .number(1)), ("propertyNames", reference("name")),
        ("additionalProperties", item),
      ]),
      object([("type", .string("array")), ("minItems", .number(1)), ("items", item)]),
    ])
  }

  private static var questions: JSONValue {
    let cases = QuestionType.allCases.map { type in
      object([
        (
          "if",
          object([
            ("properties", object([("type", object([("const", .string(type.rawValue))]))])),
            ("required", strings(["type"])),
          ])
        ), ("then", reference("question_\(type.rawValue)")),
      ])
    }
    return object([
      ("type", .string("object")),
      ("properties", object([("type", schema(of: .word(QuestionType.allCases.map(\.rawValue))))])),
      ("required", strings(["name", "type"])),
      ("allOf", .array(cases)),
    ])
  }

  private static func question(_ type: QuestionType) -> JSONValue {
    let alternatives = ["choices", "scale"].map { object([("required", strings([$0]))]) }
    return mapping(FieldTable.question(type), type == .selectOne ? [("oneOf", .array(alternatives))] : [])
  }

  // MARK: Values

  static func schema(of shape: FieldShape) -> JSONValue {
    switch shape {
    case .text: reference("text")
    case .wording: reference("wording")
    case .formula: reference("formula")
    case .name: reference("name")
    case .surveyID: reference("survey_id")
    case .language: reference("language")
    case .date: reference("date")
    case .period: reference("period")
    case .timezone: reference("timezone")
    case .flag: reference("flag")
    case .question: reference("question")
    case .choices: either([reference("text"), reference("choice_entries")])
    case .mapping(let part): reference(part.rawValue)
    case .entries(let part): reference("\(part.rawValue)_entries")
    case .word(let words): object([("enum", strings(words))])
    case .list(let inner, let least):
      object(
        [("type", .string("array"))] + (least > 0 ? [("minItems", .number(Double(least)))] : [])
          + [("items", schema(of: inner))])
    case .named(let inner):
      object([
        ("type", .string("object")), ("propertyNames", reference("name")), ("additionalProperties", schema(of: inner)),
      ])
    case .whole(let least, let most): whole(from: least, to: most)
    case .number(let least, let above): number(from: least, above: above)
    }
  }

  private static func whole(from least: Int, to most: Int) -> JSONValue {
    let bound = most < Int.max ? [("maximum", JSONValue.number(Double(most)))] : []
    return either([
      object([("type", .string("integer")), ("minimum", .number(Double(least)))] + bound),
      pattern(least > 0 ? "^\\+?0*[1-9][0-9]*$" : "^\\+?[0-9]+$|^-0+$"),
    ])
  }

  private static func number(from least: Double?, above: Double?) -> JSONValue {
    let bounds = [("minimum", least), ("exclusiveMinimum", above)].compactMap { key, bound in
      bound.map { (key, JSONValue.number($0)) }
    }
    let sign = least == nil && above == nil ? "[+-]?" : "\\+?"
    // Of a text a pattern alone can ask that it is more than 0: that a digit before the exponent is.
    let isMore = above == 0 ? "(?=[0-9.]*[1-9])" : ""
    return either([
      object([("type", .string("number"))] + bounds),
      pattern("^\(sign)\(isMore)([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$"),
    ])
  }

  private static var scalars: [JSONValue.Member] {
    [
      .init(
        "text",
        object([("type", strings(["string", "number", "boolean"])), ("pattern", .string("\\S"))])),
      .init(
        "wording",
        either([
          reference("text"),
          object([
            ("type", .string("object")), ("minProperties", .number(1)), ("propertyNames", reference("language")),
            ("additionalProperties", reference("text")),
          ]),
        ])),
      .init("formula", reference("text")),
      .init("name", pattern("^[A-Za-z_][A-Za-z0-9_-]*$", or: "boolean")),
      .init("survey_id", pattern("^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$", or: "integer")),
      .init("language", pattern("^[A-Za-z0-9]{2,8}(-[A-Za-z0-9]{1,8})*$", or: "boolean")),
      .init("date", pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
      .init("period", pattern("^\\s*[1-9][0-9]* (month|months|year|years)\\s*$")),
      .init("timezone", pattern("^(UTC|[^\\s./]+(/[^\\s./]+){1,2})$")),
      .init(
        "flag",
        object([
          ("enum", .array([.boolean(true), .boolean(false)] + ["true", "false", "yes", "no"].map(JSONValue.string)))
        ])),
    ]
  }

  // MARK: Pieces

  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { JSONValue.Member($0.0, $0.1) })
  }

  private static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
  private static func reference(_ name: String) -> JSONValue { object([("$ref", .string("#/$defs/\(name)"))]) }
  private static func either(_ schemas: [JSONValue]) -> JSONValue { object([("anyOf", .array(schemas))]) }
  /// Texts of a pattern; and values of another type, where YAML takes some of those texts for such a value.
  private static func pattern(_ text: String, or other: String? = nil) -> JSONValue {
    let type = other.map { strings(["string", $0]) } ?? .string("string")
    return object([("type", type), ("pattern", .string(text))])
  }
}
