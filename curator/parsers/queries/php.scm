(class_declaration
  name: (_) @name
  body: (_) @body) @definition.class

(trait_declaration
  name: (_) @name
  body: (_) @body) @definition.class

(interface_declaration
  name: (_) @name
  body: (_) @body) @definition.interface

(enum_declaration
  name: (_) @name
  body: (_) @body) @definition.enum

(enum_case
  name: (_) @name
  value: (_)? @body) @definition.constant

(function_definition
  name: (_) @name
  body: (_) @body) @definition.function

; Members of what has a name: those of an anonymous class are local.

[
  (class_declaration body: (declaration_list
    (method_declaration name: (_) @name body: (_)? @body) @definition.method))
  (trait_declaration body: (declaration_list
    (method_declaration name: (_) @name body: (_)? @body) @definition.method))
  (interface_declaration body: (declaration_list
    (method_declaration name: (_) @name body: (_)? @body) @definition.method))
  (enum_declaration body: (enum_declaration_list
    (method_declaration name: (_) @name body: (_)? @body) @definition.method))
]

[
  (class_declaration body: (declaration_list (property_declaration
    (property_element name: (variable_name (name) @name) default_value: (_)? @body) @definition.variable)))
  (trait_declaration body: (declaration_list (property_declaration
    (property_element name: (variable_name (name) @name) default_value: (_)? @body) @definition.variable)))
]

(const_declaration
  (const_element . (name) @name "=" . (_) @body) @definition.constant)

(program (expression_statement (function_call_expression
  function: (name) @_define
  arguments: (arguments
    .
    (argument [(string (string_content) @name) (encapsed_string (string_content) @name)])
    .
    (argument (_) @body)))) @definition.constant
  (#eq? @_define "define"))

(program (expression_statement (assignment_expression
  left: (variable_name (name) @name)
  right: (_) @body)) @definition.variable)

(const_declaration (const_element) @wrapped) @wrapper

(property_declaration (property_element) @wrapped) @wrapper

(namespace_definition body: (_) @body) @scope

((_ (visibility_modifier) @_modifier) @private
  (#match? @_modifier "private|protected"))

((_ (visibility_modifier) @_modifier [(const_element) (property_element)] @private)
  (#match? @_modifier "private|protected"))

(comment) @comment

; --- canonical form ---

(comment) @ignored

[(parenthesized_expression) (expression_statement)] @transparent

; Quotes are equal where nothing in them is read, and the indentation of a heredoc is that of its end.

[(string) (encapsed_string)] @idiom.string

[(heredoc) (nowdoc)] @idiom.document

; Holes.

(list_literal ["[" "(" ","] . "," @significant)

(array_creation_expression ["[" "(" ","] . "," @significant)

(for_statement ";" @significant)

; `(a?->b)->c` is another expression than `a?->b->c`.

[
  (member_access_expression object: (parenthesized_expression
    "(" @significant [(nullsafe_member_access_expression) (nullsafe_member_call_expression)]))
  (member_call_expression object: (parenthesized_expression
    "(" @significant [(nullsafe_member_access_expression) (nullsafe_member_call_expression)]))
]

[(integer) (float)] @number

; The case of these is free too.

[(boolean) (null)] @number

(cast_type) @idiom.cast

(binary_expression "<>" @idiom.unequal)

[
  (object_creation_expression (arguments . "(" . ")") @ignored)
  (anonymous_class (arguments . "(" . ")") @ignored)
  (attribute (arguments . "(" . ")") @ignored)
]

[(array_creation_expression "array" @ignored) (list_literal "list" @ignored)]

(namespace_use_declaration) @import

(namespace_use_clause) @item

(use_declaration) @idiom.traits

; Braces around one statement, and `elseif`.

[
  (if_statement (compound_statement) @idiom.block)
  (else_clause (compound_statement) @idiom.block)
  (else_if_clause (compound_statement) @idiom.block)
  (for_statement (compound_statement) @idiom.block)
  (foreach_statement (compound_statement) @idiom.block)
  (while_statement (compound_statement) @idiom.block)
  (do_statement (compound_statement) @idiom.block)
]

(if_statement) @idiom.if

[(class_declaration) (method_declaration) (property_declaration) (const_declaration)] @idiom.modified
