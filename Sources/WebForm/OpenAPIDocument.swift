/// The description of the endpoint for programs (OpenAPI 3.1).
enum OpenAPIDocument {
  /// The document for a site that serves surveys with these ids.
  static func text(_ surveys: [String]) -> String {
    template.replacing("SURVEYS", with: surveys.sorted().joined(separator: ", "))
  }

  private static let template = """
    openapi: 3.1.0
    info:
      title: Speir
      version: "1"
      description: Asks surveys and takes answers. What is stored is on the disk before it is acknowledged.
    paths:
      /api/v1/surveys/{id}:
        get:
          operationId: definition
          summary: The definition of a survey
          parameters:
            - $ref: "#/components/parameters/survey"
          responses:
            "200":
              description: The definition; mappings whose order means something are arrays.
              content: { application/json: { schema: { type: object, required: [survey, form, title, pages] } } }
            "404": { $ref: "#/components/responses/problem" }
            "429": { $ref: "#/components/responses/problem" }
      /api/v1/surveys/{id}/responses:
        post:
          operationId: submit
          summary: Store one response
          parameters:
            - $ref: "#/components/parameters/survey"
            - name: Idempotency-Key
              in: header
              description: A request that is repeated with the same key gets the first receipt; another body with it is refused.
              schema: { type: string, minLength: 16, maxLength: 255, pattern: "^[!-~]+$" }
          requestBody:
            required: true
            content:
              application/json:
                schema:
                  type: object
                  required: [answers]
                  additionalProperties: false
                  properties:
                    answers: { type: object, description: "By question, as in an export." }
                    language: { type: string }
                    invitation: { type: string, description: "Needed where the survey's access is invited; good for one response." }
              application/x-www-form-urlencoded:
                schema: { type: object, description: "q; q again for several choices; q.row; q.1, q.2 … for ranks; q.choice; r[0].q; :invitation" }
          responses:
            "201":
              description: Stored, durably.
              content:
                application/json:
                  schema:
                    type: object
                    required: [receipt]
                    properties: { receipt: { type: string } }
            "400": { $ref: "#/components/responses/problem" }
            "403": { $ref: "#/components/responses/problem" }
            "404": { $ref: "#/components/responses/problem" }
            "409": { $ref: "#/components/responses/problem" }
            "413": { $ref: "#/components/responses/problem" }
            "415": { $ref: "#/components/responses/problem" }
            "422": { $ref: "#/components/responses/problem" }
            "429": { $ref: "#/components/responses/problem" }
            "503": { $ref: "#/components/responses/problem" }
      /api/v1/responses/{receipt}:
        delete:
          operationId: erase
          summary: Erase the response with that receipt
          parameters:
            - name: receipt
              in: path
              required: true
              schema: { type: string, minLength: 1, maxLength: 200 }
          responses:
            "204": { description: "Erased everywhere; only the count of withdrawn responses in the ledger is left." }
            "404": { $ref: "#/components/responses/problem" }
            "429": { $ref: "#/components/responses/problem" }
            "503": { $ref: "#/components/responses/problem" }
    components:
      parameters:
        survey:
          name: id
          in: path
          required: true
          schema: { type: string, enum: [SURVEYS] }
      responses:
        problem:
          description: What is wrong, and what to do.
          content:
            application/problem+json:
              schema:
                type: object
                required: [type, title, status]
                properties:
                  type: { type: string }
                  title: { type: string }
                  status: { type: integer }
                  errors:
                    type: array
                    items:
                      type: object
                      required: [question, message]
                      properties: { question: { type: string }, message: { type: string } }

    """
}
