package adaptarium.meta.gradient.parameter;

/** What of a policy a gradient step moves in a task: a choice by name in a configuration. What is not moved is the same in every task and learnt by the outer step. */
public sealed interface AdaptedPart permits WholePart, HeadPart, ContextPart {}
