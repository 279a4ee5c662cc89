; What a module takes from others, and what it passes on under another name.

(import_statement
  (import_clause (named_imports (import_specifier name: (_) @name !alias)))
  source: (string) @module)

(import_statement
  (import_clause (named_imports (import_specifier name: (_) @name alias: (_) @alias)))
  source: (string) @module)

(import_statement
  (import_clause (identifier) @name)
  source: (string) @module)

(export_statement
  (export_clause (export_specifier name: (_) @name !alias))
  source: (string) @module)

(export_statement
  (export_clause (export_specifier name: (_) @name alias: (_) @alias))
  source: (string) @module)

(export_statement
  (export_clause (export_specifier name: (_) @name alias: (_) @alias))
  !source)

(export_statement
  "*" @everything
  source: (string) @module)

(variable_declarator
  name: (object_pattern (shorthand_property_identifier_pattern) @name)
  value: (call_expression
    function: (identifier) @require
    arguments: (arguments . (string) @module .))
  (#eq? @require "require"))

(variable_declarator
  name: (object_pattern (pair_pattern key: (_) @name value: (identifier) @alias))
  value: (call_expression
    function: (identifier) @require
    arguments: (arguments . (string) @module .))
  (#eq? @require "require"))

[(function_declaration) (function_expression) (arrow_function) (method_definition)] @local
