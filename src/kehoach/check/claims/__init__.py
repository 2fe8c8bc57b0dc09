"""What the words around figures claim of them: learned from sound texts, held against the figures.

In a sound text a relation that the words claim holds to the last digit, and one that they do not claim holds by chance
only. So each way in which figures of a passage may make one another is described by its words, never by its values, and
weights trained on sound texts say how likely it is claimed. Where a likely claim fails, and a slip of the pen would mend
it, a figure is mistyped.
"""
