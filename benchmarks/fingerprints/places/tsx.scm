(jsx_attribute (string) @constant)
(jsx_opening_element name: (identifier) @called)
(jsx_self_closing_element name: (identifier) @called)
(jsx_attribute (property_identifier) @called)
(jsx_text) @constant
