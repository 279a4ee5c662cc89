; C++ beside what it shares with C; it stands first, since it knows more.

(class_specifier
  name: [(type_identifier) @name (template_type name: (_) @name) (qualified_identifier name: (type_identifier) @name)]
  body: (_) @body) @definition.class

[
  (struct_specifier
    name: [(type_identifier) @name (template_type name: (_) @name) (qualified_identifier name: (type_identifier) @name)]
    body: (_) @body)
  (union_specifier
    name: (type_identifier) @name
    body: (_) @body)
] @definition.struct

(type_definition
  type: [
    (struct_specifier !name body: (_) @body)
    (union_specifier !name body: (_) @body)
    (class_specifier !name body: (_) @body)
  ]
  declarator: (type_identifier) @name) @definition.struct

; Who may see the members: what a word says holds up to the next.

(class_specifier "class" @section.private name: (_) body: (_))

((access_specifier) @section.public . ":"
  (#eq? @section.public "public"))

((access_specifier) @section.private . ":"
  (#not-eq? @section.private "public"))

; Functions of a class, within it and outside.

(function_definition
  declarator: [
    (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)])
    (_ (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)]))
    (_ (_ (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)])))
  ]
  (field_initializer_list)? @body
  body: (_)? @body) @definition.function

(function_definition
  declarator: [
    (function_declarator declarator: (template_function name: (_) @name))
    (_ (function_declarator declarator: (template_function name: (_) @name)))
    (_ (_ (function_declarator declarator: (template_function name: (_) @name))))
  ]
  body: (_)? @body) @definition.function

(function_definition
  declarator: [
    (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: [(identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name) (template_function name: (_) @name)]))
    (_ (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: [(identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name) (template_function name: (_) @name)])))
    (_ (_ (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: [(identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name) (template_function name: (_) @name)]))))
  ]
  (field_initializer_list)? @body
  body: (_)? @body) @definition.method

(function_definition
  declarator: [
    (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: (qualified_identifier
        scope: [(namespace_identifier) @container (template_type name: (_) @container)]
        name: [(identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name) (template_function name: (_) @name)])))
    (_ (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: (qualified_identifier
        scope: [(namespace_identifier) @container (template_type name: (_) @container)]
        name: [(identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name) (template_function name: (_) @name)]))))
    (_ (_ (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: (qualified_identifier
        scope: [(namespace_identifier) @container (template_type name: (_) @container)]
        name: [(identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name) (template_function name: (_) @name)])))))
  ]
  (field_initializer_list)? @body
  body: (_)? @body) @definition.method

(function_definition
  declarator: [
    (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: (qualified_identifier
        scope: [(namespace_identifier) @container (template_type name: (_) @container)]
        name: [(identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name) (template_function name: (_) @name)]))))
    (_ (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: (qualified_identifier
        scope: [(namespace_identifier) @container (template_type name: (_) @container)]
        name: [(identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name) (template_function name: (_) @name)])))))
    (_ (_ (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: (qualified_identifier
      scope: [(namespace_identifier) @container (template_type name: (_) @container)]
      name: (qualified_identifier
        scope: [(namespace_identifier) @container (template_type name: (_) @container)]
        name: [(identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name) (template_function name: (_) @name)]))))))
  ]
  (field_initializer_list)? @body
  body: (_)? @body) @definition.method

(function_definition
  declarator: [
    (operator_cast "operator" @name type: (_) @name)
    (qualified_identifier scope: [(namespace_identifier) @container (template_type name: (_) @container)] name: (operator_cast "operator" @name type: (_) @name))
    (qualified_identifier name: (qualified_identifier scope: [(namespace_identifier) @container (template_type name: (_) @container)] name: (operator_cast "operator" @name type: (_) @name)))
  ]
  body: (_)? @body) @definition.function

(field_declaration
  declarator: [
    (function_declarator declarator: [(identifier) @name (field_identifier) @name (operator_name "operator" @name . _ @name)])
    (_ (function_declarator declarator: [(identifier) @name (field_identifier) @name (operator_name "operator" @name . _ @name)]))
    (_ (_ (function_declarator declarator: [(identifier) @name (field_identifier) @name (operator_name "operator" @name . _ @name)])))
  ]) @definition.function

(field_declaration_list [
  (declaration declarator: (operator_cast "operator" @name type: (_) @name)) @definition.function
  (declaration declarator: [
    (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)])
    (_ (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)]))
    (_ (_ (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)])))
  ]) @definition.function
  (template_declaration (declaration declarator: [
    (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)])
    (_ (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)]))
    (_ (_ (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)])))
  ]) @definition.function)
])

(template_declaration (declaration declarator: [
    (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)])
    (_ (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)]))
    (_ (_ (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)])))
  ]) @definition.function)

(declaration_list (declaration declarator: (reference_declarator (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)]))) @definition.function)

(translation_unit (declaration declarator: (reference_declarator (function_declarator declarator: [(identifier) @name (field_identifier) @name (destructor_name) @name (operator_name "operator" @name . _ @name)]))) @definition.function)

(declaration_list (declaration declarator: (function_declarator declarator: (operator_name "operator" @name . _ @name))) @definition.function)

(friend_declaration (declaration
  declarator: [(_ declarator: (_) @name) (_ (_ declarator: (_) @name))]) @imported)

(field_declaration
  declarator: [
      (field_identifier) @name
      (_ declarator: (field_identifier) @name)
      (_ declarator: (_ declarator: (field_identifier) @name))
      (_ declarator: (_ declarator: (_ declarator: (field_identifier) @name)))
      (_ declarator: (parenthesized_declarator (_ declarator: (field_identifier) @name)))
      (_ declarator: (parenthesized_declarator (_ declarator: (_ declarator: (field_identifier) @name))))
      (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (field_identifier) @name))))
    ] @definition.variable
  default_value: (_)? @body)

(field_declaration
  declarator: (reference_declarator (field_identifier) @name) @definition.variable)

(declaration
  declarator: (init_declarator
    declarator: [
      (reference_declarator (identifier) @name)
      (_ declarator: (qualified_identifier scope: [(namespace_identifier) @container (template_type name: (_) @container)] name: (identifier) @name))
      (qualified_identifier scope: [(namespace_identifier) @container (template_type name: (_) @container)] name: (identifier) @name)
      (qualified_identifier scope: [(namespace_identifier) @container (template_type name: (_) @container)] name: (qualified_identifier scope: [(namespace_identifier) @container (template_type name: (_) @container)] name: (identifier) @name))
    ]
    value: (_) @body) @definition.variable)

(declaration
  declarator: [
    (qualified_identifier scope: [(namespace_identifier) @container (template_type name: (_) @container)] name: (identifier) @name)
    (_ declarator: (qualified_identifier scope: [(namespace_identifier) @container (template_type name: (_) @container)] name: (identifier) @name))
  ] @definition.variable)

(alias_declaration name: (_) @name) @definition.type

(concept_definition name: (_) @name) @definition.type

(namespace_definition body: (_) @body) @scope

(namespace_definition !name body: (declaration_list (_) @private))

(namespace_definition !name body: (declaration_list (declaration declarator: (_) @private)))

(namespace_definition !name body: (declaration_list (template_declaration (_) @private)))

(template_declaration [
  (function_definition) (class_specifier) (struct_specifier) (union_specifier) (declaration)
  (field_declaration) (alias_declaration) (concept_definition)
] @wrapped) @wrapper

(field_declaration [
  type: (class_specifier body: (_))
  type: (struct_specifier body: (_))
  type: (enum_specifier body: (_))
  declarator: (_)
] @wrapped) @wrapper

(declaration type: (class_specifier body: (_)) @wrapped) @wrapper

((preproc_call directive: (_) @_macro) @prefix
  . (comment)* . [
    (template_declaration) (class_specifier) (alias_declaration) (concept_definition) (friend_declaration)
  ] @prefixed
  (#match? @_macro "^#[A-Z]")
  (#not-match? @_macro "BEGIN|END|OPEN|CLOSE|START|STOP|PUSH|POP|NAMESPACE|WARNING|PRAGMA|DIAGNOSTIC"))

; --- canonical form ---

(access_specifier) @loose

(using_declaration) @import

