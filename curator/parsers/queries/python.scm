; Functions and classes. A function directly in a class is a method.

(function_definition
  name: (identifier) @name
  body: (_) @body) @definition.function

(class_definition
  name: (identifier) @name
  body: (_) @body) @definition.class

(type_alias_statement
  left: (type [(identifier) @name (generic_type (identifier) @name)])) @definition.type

; Assignments; those inside a function are local. A name in capitals is a constant.

((assignment
  left: (identifier) @name
  right: (_)? @body) @definition.constant
  (#match? @name "^_*[A-Z][A-Z0-9_]*$"))

(assignment
  left: (identifier) @name
  right: (_)? @body) @definition.variable

(assignment
  left: [(pattern_list (identifier) @name) (tuple_pattern (identifier) @name) (list_pattern (identifier) @name)]
  right: (_) @body) @definition.variable

; What is added later belongs to it.

((augmented_assignment
  left: (identifier) @name
  right: (_) @body) @definition.constant
  (#match? @name "^_*[A-Z][A-Z0-9_]*$"))

(augmented_assignment
  left: (identifier) @name
  right: (_) @body) @definition.variable

(decorated_definition definition: (_) @wrapped) @wrapper

(expression_statement . (string) .) @doc

(comment) @comment

; --- canonical form ---

[(comment) (line_continuation) (string_end)] @ignored

(expression_statement . (string) .) @ignored

[(parenthesized_expression) (expression_statement)] @transparent

; With brackets around it, a type is read as the expression that it also is.

[(type) (type_parameter)] @transparent

(generic_type) @alias.subscript

(union_type) @alias.binary_operator

(string_start) @prefix

[(string_content) (format_specifier)] @text

[(integer) (float)] @number

(slice ":" @significant)

(subscript "[" . subscript: (_) . "," @significant . "]")

(class_definition superclasses: (argument_list . "(" . ")") @ignored)

(call arguments: (argument_list . "(" . (generator_expression) . ")" .) @transparent)

(tuple) @alias.expression_list

(tuple_pattern) @alias.pattern_list

(tuple_pattern . "(" . (_) . ")" .) @transparent

(tuple_pattern . "(" . (_) . "," @significant . ")")

(case_pattern (tuple_pattern . "(" . (case_pattern) @transparent . ")" .))

(case_clause . (case_pattern) . "," @significant . ":")

[(import_statement) (import_from_statement) (future_import_statement)] @import

; Names that are added to those that `import *` gives.

(module (expression_statement
  [
    (assignment left: (identifier) @_all)
    (augmented_assignment left: (identifier) @_all)
    (call function: (attribute object: (identifier) @_all))
  ]) @exports
  (#eq? @_all "__all__"))

(module (import_from_statement module_name: (relative_import)) @handed_on)

(import_statement name: (_) @item)

(import_from_statement name: (_) @item)

; A base that every class has, and the metaclass that it has anyway.

((class_definition superclasses: (argument_list . (identifier) @_object .) @ignored)
  (#eq? @_object "object"))

((class_definition superclasses: (argument_list (identifier) @ignored))
  (#eq? @ignored "object"))

((class_definition superclasses: (argument_list . (attribute) @_base .) @ignored)
  (#eq? @_base "six.Iterator"))

((class_definition superclasses: (argument_list
  . (keyword_argument name: (identifier) @_name value: (identifier) @_value) .) @ignored)
  (#eq? @_name "metaclass")
  (#eq? @_value "type"))

; Idioms that tools rewrite.

(typed_parameter type: (_) @idiom.annotation)

(typed_default_parameter type: (_) @idiom.annotation)

(function_definition return_type: (_) @idiom.annotation)

(assignment type: (_) @idiom.annotation)

(subscript value: [(identifier) (attribute object: [(identifier) (attribute)])]) @idiom.subscript

(future_import_statement) @ignored

((import_from_statement module_name: (dotted_name) @_module) @idiom.import
  (#any-of? @_module
    "typing" "typing_extensions" "collections" "collections.abc" "six" "six.moves" "builtins" "io" "mock"))

((import_statement name: [(dotted_name) @_module (aliased_import name: (dotted_name) @_module)]) @idiom.import
  (#any-of? @_module "typing" "typing_extensions" "collections.abc" "six" "mock"))

((call function: (identifier) @_name) @idiom.call
  (#any-of? @_name
    "super" "set" "dict" "open" "type" "str" "bytes" "int" "float" "bool" "isinstance" "issubclass" "defaultdict" "run"
    "iteritems" "iterkeys" "itervalues" "viewitems" "viewkeys" "viewvalues" "ensure_str" "ensure_text"))

((call function: (attribute attribute: (identifier) @_name)) @idiom.call
  (#any-of? @_name
    "format" "encode" "open" "run" "defaultdict" "u" "b"
    "iteritems" "iterkeys" "itervalues" "viewitems" "viewkeys" "viewvalues" "ensure_str" "ensure_text" "ensure_binary"
    "assertEquals" "assertNotEquals" "assertAlmostEquals" "assertNotAlmostEquals" "assertRegexpMatches"
    "assertNotRegexpMatches" "assertRaisesRegexp" "assert_" "failUnless" "failIf" "failUnlessEqual" "failIfEqual"
    "failUnlessRaises" "failUnlessAlmostEqual" "failIfAlmostEqual"))

((attribute object: [(identifier) @_module (attribute object: (identifier) @_module)]) @idiom.alias
  (#any-of? @_module "six" "io" "os" "socket" "select" "mmap" "asyncio" "datetime" "timezone" "typing" "collections"))

((while_statement . condition: (integer) @_one) @idiom.while
  (#eq? @_one "1"))

(for_statement !alternative body: (block (expression_statement (yield)))) @idiom.yield

; Unpacked at once, a list and a generator are the same.

(assignment left: [(pattern_list) (tuple_pattern)] right: (list_comprehension) @alias.generator_expression)

(binary_operator
  left: [(string) (concatenated_string) (parenthesized_expression [(string) (concatenated_string)])]
  operator: "%") @idiom.percent

(concatenated_string) @idiom.joined

(except_clause [(tuple) @idiom.errors (as_pattern (tuple) @idiom.errors)])

(except_clause [
  (identifier) @idiom.name
  (as_pattern (identifier) @idiom.name)
  (tuple (identifier) @idiom.name)
  (as_pattern (tuple (identifier) @idiom.name))
])

(raise_statement [(identifier) @idiom.name (call function: (identifier) @idiom.name)])

((identifier) @idiom.name
  (#any-of? @idiom.name
    "IOError" "EnvironmentError" "WindowsError" "text_type" "binary_type" "string_types" "universal_newlines" "cElementTree"
    "Text" "List" "Dict" "Set" "Tuple" "Type" "FrozenSet" "DefaultDict" "Deque"))

((decorator
  (call
    function: [(identifier) @_name (attribute attribute: (identifier) @_name)]
    arguments: (argument_list)) @idiom.cache)
  (#eq? @_name "lru_cache"))
