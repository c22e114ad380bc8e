"""SMART Health Links: what a link says, how a file is sealed for it, what its server answers.

Pure: keys, nonces and times arrive as arguments. Source: HL7 SMART Health Cards and Links, STU 1.
"""
