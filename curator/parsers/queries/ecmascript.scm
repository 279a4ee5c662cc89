; What JavaScript and TypeScript have in common.

(function_declaration
  name: (identifier) @name
  body: (_) @body) @definition.function

(generator_function_declaration
  name: (identifier) @name
  body: (_) @body) @definition.function

(class_declaration
  name: (_) @name
  body: (_) @body) @definition.class

(class_body
  (method_definition
    name: [(property_identifier) (private_property_identifier) (string)] @name
    body: (_) @body) @definition.method)

; What `require` gives is imported, not defined here.

(program
  (_ (variable_declarator
    name: [
      (identifier) @name
      (object_pattern [
        (shorthand_property_identifier_pattern) @name
        (pair_pattern value: (identifier) @name)
        (object_assignment_pattern left: (_) @name)
        (rest_pattern (identifier) @name)
      ])
    ]
    value: [
      (call_expression function: (identifier) @_require)
      (member_expression object: (call_expression function: (identifier) @_require))
    ]) @imported)
  (#eq? @_require "require"))

; Values at the top level, exported or not; the first pattern that fits a name is the one.

(program
  [
    (_ (variable_declarator
      name: (identifier) @name
      value: [
        (arrow_function body: (_) @body)
        (function_expression body: (_) @body)
        (generator_function body: (_) @body)
      ]) @definition.function)
    (export_statement (_ (variable_declarator
      name: (identifier) @name
      value: [
        (arrow_function body: (_) @body)
        (function_expression body: (_) @body)
        (generator_function body: (_) @body)
      ]) @definition.function))
  ])

(program
  [
    (_ (variable_declarator
      name: (identifier) @name
      value: (class body: (_) @body)) @definition.class)
    (export_statement (_ (variable_declarator
      name: (identifier) @name
      value: (class body: (_) @body)) @definition.class))
  ])

(program
  [
    (lexical_declaration kind: "const" (variable_declarator
      name: (identifier) @name
      value: [(string) (number) (true) (false) (null) (regex)] @body) @definition.constant)
    (export_statement (lexical_declaration kind: "const" (variable_declarator
      name: (identifier) @name
      value: [(string) (number) (true) (false) (null) (regex)] @body) @definition.constant))
  ])

(program
  [
    (lexical_declaration kind: "const" (variable_declarator
      name: (identifier) @name
      value: (_) @body) @definition.constant)
    (export_statement (lexical_declaration kind: "const" (variable_declarator
      name: (identifier) @name
      value: (_) @body) @definition.constant))
  ]
  (#match? @name "^[A-Z][A-Z0-9_]*$"))

(program
  [
    (_ (variable_declarator
      name: (identifier) @name
      value: (_)? @body) @definition.variable)
    (export_statement (_ (variable_declarator
      name: (identifier) @name
      value: (_)? @body) @definition.variable))
  ])

(program
  [
    (_ (variable_declarator
      name: [
        (object_pattern [
          (shorthand_property_identifier_pattern) @name
          (pair_pattern value: (identifier) @name)
          (object_assignment_pattern left: (_) @name)
          (rest_pattern (identifier) @name)
        ])
        (array_pattern [(identifier) @name (rest_pattern (identifier) @name)])
      ]
      value: (_) @body) @definition.variable)
    (export_statement (_ (variable_declarator
      name: [
        (object_pattern [
          (shorthand_property_identifier_pattern) @name
          (pair_pattern value: (identifier) @name)
          (object_assignment_pattern left: (_) @name)
          (rest_pattern (identifier) @name)
        ])
        (array_pattern [(identifier) @name (rest_pattern (identifier) @name)])
      ]
      value: (_) @body) @definition.variable))
  ])

; Functions of an object that stands at the top level.

(program
  [
    (_ (variable_declarator
      name: (identifier) @container
      value: (object (method_definition
        name: [(property_identifier) (string)] @name
        body: (_) @body) @definition.method)))
    (export_statement (_ (variable_declarator
      name: (identifier) @container
      value: (object (method_definition
        name: [(property_identifier) (string)] @name
        body: (_) @body) @definition.method))))
  ])

(program
  [
    (_ (variable_declarator
      name: (identifier) @container
      value: (object (pair
        key: [(property_identifier) (string)] @name
        value: [
          (arrow_function body: (_) @body)
          (function_expression body: (_) @body)
        ]) @definition.method)))
    (export_statement (_ (variable_declarator
      name: (identifier) @container
      value: (object (pair
        key: [(property_identifier) (string)] @name
        value: [
          (arrow_function body: (_) @body)
          (function_expression body: (_) @body)
        ]) @definition.method))))
  ])

; `exports.x = function`, `module.exports.x = function`

(program (expression_statement
  (assignment_expression
    left: (member_expression
      object: [(identifier) @_exports (member_expression object: (identifier) @_module property: (property_identifier) @_exports)]
      property: (property_identifier) @name)
    right: [
      (arrow_function body: (_) @body)
      (function_expression body: (_) @body)
      (class body: (_) @body)
    ])) @definition.function
  (#eq? @_exports "exports")
  (#eq? @_module "module"))

; `Type.prototype.x = function`, `object.x = function`

(program (expression_statement
  (assignment_expression
    left: (member_expression
      object: [(identifier) @container (member_expression object: (identifier) @container property: (property_identifier) @_prototype)]
      property: (property_identifier) @name)
    right: [
      (arrow_function body: (_) @body)
      (function_expression body: (_) @body)
      (generator_function body: (_) @body)
    ])) @definition.method
  (#eq? @_prototype "prototype"))

; `object.x = object.y = function` defines both.

(program (expression_statement
  (assignment_expression
    left: (member_expression
      object: (identifier) @container
      property: (property_identifier) @name)
    right: (assignment_expression right: (function_expression body: (_) @body)))) @definition.method)

(program (expression_statement
  (assignment_expression
    right: (assignment_expression
      left: (member_expression
        object: (identifier) @container
        property: (property_identifier) @name)
      right: (function_expression body: (_) @body)))) @definition.method)

; Functions that bear a name where they are handed over.

[
  (arguments (function_expression name: (identifier) @name body: (_) @body) @definition.function)
  (return_statement (function_expression name: (identifier) @name body: (_) @body) @definition.function)
  (pair value: (function_expression name: (identifier) @name body: (_) @body) @definition.function)
]

; What stands around definitions.

(export_statement declaration: (_) @wrapped) @wrapper

(lexical_declaration (variable_declarator) @wrapped) @wrapper

(variable_declaration (variable_declarator) @wrapped) @wrapper

(export_statement) @export

(export_statement (export_clause (export_specifier name: (_) @exported)))

(export_statement value: (identifier) @exported)

(comment) @comment

; --- canonical form ---

[(comment) (hash_bang_line)] @ignored

[(program (empty_statement) @ignored) (statement_block (empty_statement) @ignored)]

[(parenthesized_expression) (expression_statement)] @transparent

(string) @string

(number) @decimal

(regex_flags) @letters

(pair key: [(string) (number)] @key)

(pair_pattern key: [(string) (number)] @key)

(method_definition name: [(string) (number)] @key)

(for_statement ";" @significant)

; Holes.

(array ["[" ","] . "," @significant)

(array_pattern ["[" ","] . "," @significant)

; `(a?.b).c` is another expression than `a?.b.c`.

(member_expression
  object: (parenthesized_expression "(" @significant (member_expression (optional_chain))))

(new_expression arguments: (arguments . "(" . ")") @ignored)

(import_statement) @import

(named_imports (import_specifier) @item)

; What a file exports of itself or of others.

[
  (export_statement source: (_))
  (export_statement (export_clause))
  (export_statement (identifier))
] @exports

(export_clause (export_specifier) @item)

; Templates in another language, by their tag or place.

((call_expression
  function: (_) @_tag
  arguments: (template_string) @idiom.css)
  (#match? @_tag "^(css|keyframes|injectGlobal|createGlobalStyle)$|^css[.](global|resolve)$|^styled[.(]"))

((call_expression
  function: (_) @_tag
  arguments: (template_string) @idiom.html)
  (#any-of? @_tag "html" "svg"))

((call_expression
  function: (_) @_tag
  arguments: (template_string) @idiom.graphql)
  (#any-of? @_tag "gql" "graphql"))

((call_expression
  function: (member_expression property: (property_identifier) @_each)
  arguments: (template_string) @idiom.table)
  (#eq? @_each "each"))

; `a || (b || c)` is `a || b || c`.

(binary_expression
  operator: ["||" "&&" "??"]
  right: (parenthesized_expression (binary_expression))) @idiom.logical
