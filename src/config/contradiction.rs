//! Two things in a file that cannot both be meant.

/// Two things that cannot both be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contradiction {
    /// A period that ends before it begins.
    EndsBeforeStart,
    /// Steps that wait for each other for ever.
    WaitsInACircle,
    /// A condition on a question that no other step of the playbook asks: the step would wait for ever.
    NobodyAsks,
    /// A repeated step starts its clock again, which only the update clock can do.
    RepeatsAStoppingClock,
    /// A file that serves kinds of incident must say what its checklist is made of.
    KindsWithoutParts,
    /// A block with neither steps nor parts.
    Hollow,
    /// A step that waits for itself.
    WaitsForItself,
    /// Days on which nobody is there, and no hours on the others.
    DaysWithoutHours,
    /// A period of law with neither hours nor months, or with both.
    OneLength,
    /// The working day ends before it begins.
    DayEndsBeforeStart,
    /// The checklist as a whole does not fit in one record of the log.
    TooLongForTheLog,
    /// A step that uses one which itself uses another.
    UsesAUsedStep,
    /// One checklist asks for an input of the same key in two sorts.
    InputDiffers,
    /// A condition wants a number of an input that is none.
    NotANumber,
}
