(function_item
  name: (_) @name
  body: (_) @body) @definition.function

(function_signature_item name: (_) @name) @definition.function

(macro_definition
  name: (_) @name
  (macro_rule)* @body) @definition.function

(struct_item
  name: (_) @name
  body: (field_declaration_list) @shape) @definition.struct

(struct_item name: (_) @name) @definition.struct

(union_item
  name: (_) @name
  body: (_) @shape) @definition.struct

(struct_item body: (field_declaration_list
  (field_declaration name: (_) @name) @definition.variable))

(union_item body: (field_declaration_list
  (field_declaration name: (_) @name) @definition.variable))

(enum_item
  name: (_) @name
  body: (_) @shape) @definition.enum

(enum_variant_list (enum_variant name: (_) @name) @definition.constant)

(trait_item
  name: (_) @name
  body: (_) @body) @definition.interface

(type_item name: (_) @name) @definition.type

(associated_type name: (_) @name) @definition.type

(mod_item
  name: (_) @name
  body: (_) @body) @definition.namespace

((const_item
  name: (_) @name
  value: (_)? @body) @definition.constant
  (#not-eq? @name "_"))

(static_item
  name: (_) @name
  value: (_)? @body) @definition.variable

; What an `impl` holds bears the name of the type, and has the head of the block in its own.

(impl_item
  type: [
    (type_identifier) @name
    (primitive_type) @name
    (generic_type type: [(type_identifier) @name (scoped_type_identifier name: (_) @name)])
    (scoped_type_identifier name: (_) @name)
    (reference_type type: [
      (type_identifier) @name
      (primitive_type) @name
      (generic_type type: [(type_identifier) @name (scoped_type_identifier name: (_) @name)])
      (scoped_type_identifier name: (_) @name)
      (array_type) @name
      (dynamic_type trait: (_) @name)
    ])
    (dynamic_type trait: (_) @name)
    (tuple_type) @name
    (array_type) @name
    (pointer_type) @name
    (function_type) @name
    (unit_type) @name
    (never_type) @name
    (macro_invocation) @name
  ]
  body: (_)? @body) @scope

(foreign_mod_item body: (_) @body) @scope

; `pub(crate)` is for the inside.

(_ (visibility_modifier) @_pub @_bare (#eq? @_bare "pub")) @public

(enum_variant_list (enum_variant) @public)

(trait_item body: (declaration_list (_) @public))

(impl_item trait: (_) body: (declaration_list (_) @public))

((attribute_item) @_attribute . (macro_definition) @public
  (#match? @_attribute "macro_export"))

(field_declaration_list (field_declaration . name: (_)) @hidden)

(field_declaration_list (field_declaration (visibility_modifier) @_pub) @hidden
  (#not-eq? @_pub "pub"))

((attribute_item) @prefix . [(line_comment) (block_comment)]* . (_) @prefixed)

[(line_comment) (block_comment)] @comment

; --- canonical form ---

[(line_comment) (block_comment)] @ignored

(parenthesized_expression) @transparent

; `(a.b)(c)` calls what a field holds.

(call_expression function: (parenthesized_expression "(" @significant (field_expression)))

(expression_statement
  [(return_expression) (break_expression) (continue_expression)]) @transparent

; One that ends with a bracket needs no semicolon; where it has one, that is a statement of its own.

(expression_statement
  [
    (match_expression) (if_expression) (block) (unsafe_block) (loop_expression) (while_expression)
    (for_expression)
  ]) @transparent

; Brackets around one expression, where layout decides on them.

(match_arm value: (block
  . "{" . [(line_comment) (block_comment)]* . (_expression) . [(line_comment) (block_comment)]* . "}" .) @transparent)

(match_arm value: (block
  . "{" . [(line_comment) (block_comment)]* . (expression_statement [
    (match_expression) (if_expression) (block) (unsafe_block) (loop_expression) (while_expression)
    (for_expression)
  ]) . [(line_comment) (block_comment)]* . "}" .) @transparent)

(closure_expression body: (block
  . "{" . [(line_comment) (block_comment)]* . (_expression) . [(line_comment) (block_comment)]* . "}" .) @transparent)

(closure_expression body: (block
  . "{" . [(line_comment) (block_comment)]* . (expression_statement [
    (match_expression) (if_expression) (block) (unsafe_block) (loop_expression) (while_expression)
    (for_expression)
  ]) . [(line_comment) (block_comment)]* . "}" .) @transparent)

(tuple_type . "(" . (_) . "," @significant . ")")

(tuple_expression . "(" . (_) . "," @significant . ")")

(tuple_pattern . "(" . (_) . "," @significant . ")")

(array_expression ";" @significant)

(match_pattern . (or_pattern . "|" @ignored))

[(integer_literal) (float_literal)] @number

; In a macro every mark may mean something, but what closes the outermost bracket.

(token_tree ["," ";" ":"] @significant)

(token_tree "," @ignored . [")" "]" "}"] .)

(token_tree (token_tree . ["(" "[" "{"] @significant))

(token_repetition ["," ";" ":" "(" ")"] @significant)

(token_repetition (token_tree . ["(" "[" "{"] @significant))

(token_tree_pattern ["," ";" ":"] @significant)

(token_tree_pattern (token_tree_pattern . ["(" "[" "{"] @significant))

(token_repetition_pattern ["," ";" ":" "(" ")"] @significant)

(token_repetition_pattern (token_tree_pattern . ["(" "[" "{"] @significant))

[(use_declaration) (mod_item !body)] @import

(use_list) @unordered

(use_list . "{" . (_) . ","? . "}" .) @transparent

(scoped_use_list) @alias.scoped_identifier

((use_declaration (visibility_modifier)) @exports)

((mod_item (visibility_modifier) !body) @exports)

[
  (source_file (attribute_item) @attached)
  (declaration_list (attribute_item) @attached)
  (block (attribute_item) @attached)
]
