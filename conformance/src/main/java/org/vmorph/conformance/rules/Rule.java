package org.vmorph.conformance.rules;

import java.util.List;

/** What a monitor is held to. E: equivalence; R: resource control. */
public enum Rule {
  /** f holds at every guest instruction boundary (paper.md, N7). */
  E1(
      "same step, same state",
      Kind.MUST,
      "A program performs as it would without the control program, except for timing and the amount"
          + " of resources.",
      "f, read backwards after every guest instruction, gives the state of the bare machine.",
      List.of(
          "is the instruction sensitive, and does it run without a trap?",
          "a trap of its own: does E[0] get the virtual PSW, and E[1] give the new one?",
          "an emulated one: is P one further, and the virtual R kept as the guest loaded it?")),

  /** The paper's own "equivalent". */
  E2(
      "same halt",
      Kind.MUST,
      "Whenever the real machine started in S halts in S', the virtual one started in f(S) halts in"
          + " f(S').",
      "The guest halts at the step at which the bare machine does, in the same state, and at no"
          + " other.",
      List.of(
          "a halt in virtual user mode is the guest's own privilege trap;",
          "a halt in virtual supervisor mode stops this guest, with P on the instruction.")),

  /** Judged by the kit's own host: what the monitor says of itself is not asked. */
  R1(
      "a guest touches only what it owns",
      Kind.MUST,
      "No guest can affect the resources given to anybody else; the allocator is invoked on every"
          + " attempt.",
      "While a guest runs on the hardware, the real R lies within its words, and no other word"
          + " changes.",
      List.of(
          "is the real bound min(guest bound, guest size - guest base)?",
          "is it 0 when the guest base is not below the guest size?",
          "does an instruction reach storage past relocation?")),

  /** Asked of monitors that run several guests. */
  R2(
      "guests do not influence each other",
      Kind.MUST,
      "No guest can affect the resources given to anybody else.",
      "Of several guests each is, at every world switch and at its halt, as it would be alone on"
          + " the bare machine; and with another first guest the others do the same.",
      List.of(
          "is every register, the console and the timer put away and put back at a world switch?",
          "does what lies in storage for one guest lie in nobody else's window?",
          "does a guest see the real timer, or what is left of a time slice?")),

  /** The processor is a resource as well. */
  R3(
      "no guest starves",
      Kind.MUST,
      "The control program has complete control of the resources: the processor comes back to it.",
      "In each round every guest that has not halted makes a step, and none makes more than its"
          + " time slice allows.",
      List.of(
          "is an exit charged to the slice, for a guest that only traps?",
          "when the slice has ended and the guest's own timer is due, do the others come first?",
          "is the real timer on whenever a guest runs?"));

  /** How much a rule's verdict is worth. */
  public enum Kind {
    /**
     * Checked in every program: at each monitor entry and at the halt, in a sample at each step.
     */
    MUST,
    /** Checked on a sample. */
    SAMPLED,
    /** Not checked: it rests on what the monitor says of itself. */
    UNCHECKED
  }

  private final String title;
  private final Kind kind;
  private final String paper;
  private final String intent;
  private final List<String> lookFirst;

  Rule(String title, Kind kind, String paper, String intent, List<String> lookFirst) {
    this.title = title;
    this.kind = kind;
    this.paper = paper;
    this.intent = intent;
    this.lookFirst = lookFirst;
  }

  /** As it is named everywhere. */
  public String id() {
    return name();
  }

  /** The rule in a few words. */
  public String title() {
    return title;
  }

  /** How it is checked. */
  public Kind kind() {
    return kind;
  }

  /** The paper's property, in our words. */
  public String paper() {
    return paper;
  }

  /** What is compared. */
  public String intent() {
    return intent;
  }

  /** Where to look first when it is broken. */
  public List<String> lookFirst() {
    return lookFirst;
  }
}
