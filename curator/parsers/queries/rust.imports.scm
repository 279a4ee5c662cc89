; `use`, whose tree of names is read as text. Inside a function it is nobody else's.

(use_declaration argument: (_) @tree)

(function_item) @local
