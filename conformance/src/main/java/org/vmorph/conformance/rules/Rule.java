package org.vmorph.conformance.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor is held to. E: equivalence; R: resource control; F: efficiency; T: towers.
 *
 * <p>A difference is named by the most specific rule it breaks: E1 and E2 are about every program,
 * E3 to E9 about what programs of one kind, the rule's {@link #scenario}, come across.
 *
 * <p>Each of these is looked at by the kit itself; a rule of somebody else's brings its own check
 * ({@link #checked}). Which of them a monitor is held to is listed in {@link Rules}.
 */
public final class Rule implements Comparable<Rule> {
  /** f holds at every guest instruction boundary (paper.md, N7). */
  public static final Rule E1 =
      new Rule(
          "E1",
          "same step, same state",
          Scenario.ANY,
          Paper.EQUIVALENCE,
          "f, read backwards after every guest instruction, gives the state of the bare machine.",
          List.of(
              "is the instruction sensitive, and does it run without a trap?",
              "a trap of its own: does E[0] get the virtual PSW, and E[1] give the new one?",
              "an emulated one: is P one further, and the virtual R kept as the guest loaded it?"));

  /** The paper's own "equivalent". */
  public static final Rule E2 =
      new Rule(
          "E2",
          "same halt",
          Scenario.HALT,
          "Whenever the real machine started in S halts in S', the virtual one started in f(S)"
              + " halts in f(S').",
          "The guest halts at the step at which the bare machine does, in the same state, and at no"
              + " other.",
          List.of(
              "a halt in virtual user mode is the guest's own privilege trap;",
              "a halt in virtual supervisor mode stops this guest, with P on the instruction."));

  /** What the dispatcher does with a trap that is the guest's own (paper.md, N9). */
  public static final Rule E3 =
      new Rule(
          "E3",
          "a trap of virtual user mode reaches the guest",
          Scenario.USER_TRAP,
          "A trap stores the present PSW in E[0] and loads the PSW that is in E[1].",
          "Where the bare machine traps in user mode the guest finds the virtual PSW of the trap in"
              + " its own E[0], and goes on where its own E[1] says.",
          List.of(
              "does the dispatcher look at the virtual mode before it emulates?",
              "E[0]: the mode of the guest's own user, its P, its own R, and the cause?",
              "E[1]: are M, P and R all taken from it?"));

  /** R as a guest may load it (paper.md, N4). */
  public static final Rule E4 =
      new Rule(
          "E4",
          "odd bounds",
          Scenario.ODD_R,
          "The relocation-bounds register is (l, b): an address a >= b, or a + l >= q, traps.",
          "With b = 0, l >= w or l + b > w the guest traps where the bare machine does, and reads"
              + " back the R that it loaded.",
          List.of(
              "is the real bound min(b, w - l), and 0 when l >= w?",
              "is the virtual R kept as the guest loaded it, not as it was clamped?",
              "are the sums computed without losing a carry?"));

  /** The paper's machine may trap for ever; so must the virtual one. */
  public static final Rule E5 =
      new Rule(
          "E5",
          "traps that never end",
          Scenario.ENDLESS_TRAP,
          "A trap stores the present PSW in E[0] and loads the PSW that is in E[1].",
          "When the new PSW traps at once, again and again, the guest does the same, a step each:"
              + " it neither halts nor gets anywhere else, and its monitor neither.",
          List.of(
              "is a trap of the trap handler's first fetch just another trap?",
              "does the monitor come back after each, or wait for an end that does not come?"));

  /** Instructions are words of storage. */
  public static final Rule E6 =
      new Rule(
          "E6",
          "self-modifying code",
          Scenario.CHANGED_WORD,
          "The instruction executed is E[P]: what is in storage now.",
          "A word is executed as it is then: freshly booted in the same state, the guest does this"
              + " step right.",
          List.of(
              "does the monitor keep what it has once fetched, decoded or translated?",
              "is what it keeps forgotten when the guest, or the monitor for it, stores there?"));

  /** What leaves the machine. */
  public static final Rule E7 =
      new Rule(
          "E7",
          "the console says the same",
          Scenario.CONSOLE,
          Paper.EQUIVALENCE,
          "The guest's output is the bare machine's, and of the input it has read as much.",
          List.of(
              "is a put or get done once, and not at all if it traps?",
              "an empty console: is the answer the machine's?"));

  /** A guest is a machine: to run n steps is to step n times. */
  public static final Rule E8 =
      new Rule(
          "E8",
          "many steps at once are the same steps",
          Scenario.AT_ONCE,
          "A virtual machine is an efficient, isolated duplicate of the real machine.",
          "Asked for n steps the guest makes n, or fewer and a trap or a halt; and it is then where"
              + " n single steps lead.",
          List.of(
              "are the steps that trap counted?",
              "does the monitor come back when its guest has trapped or halted?",
              "is all that it keeps of the guest up to date when it comes back, its tally too?"));

  /** On machines with a timer (docs/paper.md). */
  public static final Rule E9 =
      new Rule(
          "E9",
          "the guest has a timer of its own",
          Scenario.TIMER,
          "The timer is a resource: what is left of it belongs to the virtual machine that set it.",
          "The timer ticks with the guest's own user steps, is read as it stands, and traps when it"
              + " is the guest's that is due.",
          List.of(
              "is the real timer the lesser of the time slice and the virtual timer?",
              "is what elapsed taken off the virtual timer, in virtual user mode and nowhere else?",
              "is a trap at the end of a slice kept from the guest?"));

  /** Of one guest after another, of which no two know of each other. */
  public static final Rule E10 =
      new Rule(
          "E10",
          "boot is a reset",
          Scenario.AFTER_ANOTHER,
          "A virtual machine is an efficient, isolated duplicate of the real machine.",
          "What a guest does depends on its words and its input alone: not on what ran before it"
              + " was booted, nor on chance. Booted again it does the same.",
          List.of(
              "does the monitor keep anything in statics, or in the object that is booted?",
              "does a boot put everything back that the guest before has left behind?",
              "does it ask for the time, for random numbers, or what another thread does?"));

  /** Judged by the kit's own host: what the monitor says of itself is not asked. */
  public static final Rule R1 =
      new Rule(
          "R1",
          "a guest touches only what it owns",
          Scenario.ANY,
          Paper.CONTROL,
          "While a guest runs on the hardware no word but its own changes, nor M or R; a trap leads"
              + " to a monitor; and what belongs to nobody never changes.",
          List.of(
              "does an instruction reach storage past relocation?",
              "does the monitor put words where they belong to nobody?",
              "does an instruction change M or R without a trap?",
              "is there a PSW in the hardware's E[1] that a monitor can run with?"));

  /** Asked of monitors that run several guests. */
  public static final Rule R2 =
      new Rule(
          "R2",
          "guests do not influence each other",
          Scenario.SEVERAL_GUESTS,
          "No guest can affect the resources given to anybody else.",
          "Of several guests each is, at every world switch and at its halt, as it would be alone"
              + " on the bare machine; and with another first guest the others do the same.",
          List.of(
              "is every register, the console and the timer put away and put back at a world"
                  + " switch?",
              "does what lies in storage for one guest lie in nobody else's window?",
              "does a guest see the real timer, or what is left of a time slice?"));

  /** Judged by the kit's own host, before the first instruction of the guest is fetched. */
  public static final Rule R3 =
      new Rule(
          "R3",
          "the hardware's R lies within the guest",
          Scenario.ODD_R,
          Paper.CONTROL,
          "Whenever the hardware is given to a guest, its R shows words of that guest alone: also"
              + " when the guest would not touch the others.",
          List.of(
              "is the real bound min(guest bound, guest size - guest base)?",
              "is it 0 when the guest base is not below the guest size?",
              "is the real R loaded anew whenever the virtual one changes?"));

  /** The processor is a resource as well. */
  public static final Rule R4 =
      new Rule(
          "R4",
          "no guest starves",
          Scenario.SEVERAL_GUESTS,
          "The control program has complete control of the resources: the processor comes back to"
              + " it.",
          "In each round every guest that has not halted makes a step, and none makes more than its"
              + " time slice allows.",
          List.of(
              "is an exit charged to the slice, for a guest that only traps?",
              "when the slice has ended and the guest's own timer is due, do the others come"
                  + " first?",
              "is the real timer on whenever a guest runs?"));

  /** Counted by the kit's own host, exactly. */
  public static final Rule F1 =
      new Rule(
          "F1",
          "innocuous instructions run directly",
          Scenario.ANY,
          "All innocuous instructions are executed by the hardware directly, with no intervention"
              + " at all on the part of the control program.",
          "For each guest instruction that is not privileged and does not trap the hardware"
              + " completes one in user mode, and the monitor is entered for the others, once"
              + " each.",
          List.of(
              "does the monitor interpret more than it must?",
              "is the guest resumed with its whole R, or does it trap once more to get it?",
              "is the hardware given to the guest until it traps, and not for a step?"));

  /** Theorem 2. */
  public static final Rule T1 =
      new Rule(
          "T1",
          "a monitor under itself",
          Scenario.TOWER,
          "A computer is recursively virtualizable if it is virtualizable and a monitor without any"
              + " timing dependencies can be constructed for it.",
          "Under two and more of it, one on the other, programs do what they do on the bare"
              + " machine: f, n times.",
          List.of(
              "does it believe in a size of storage, or a place in it, that only the outermost"
                  + " has?",
              "does it depend on time?",
              "does it do in user mode what only supervisor mode may?"));

  /** Of monitors that are programs of the machine. */
  public static final Rule T2 =
      new Rule(
          "T2",
          "the trap law",
          Scenario.TOWER,
          "All innocuous instructions are executed by the hardware directly: those of a monitor as"
              + " well that is itself a guest.",
          "One monitor more takes one real trap more, interrupts apart, for each privileged"
              + " instruction that was completed in real supervisor mode without it: N(n + 1) ="
              + " N(n) + P(n), exactly.",
          List.of(
              "does the monitor cause traps of its own?",
              "is the guest resumed at once, or by steps?"));

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

  /** Sentences that several rules come from. */
  private static final class Paper {
    private static final String EQUIVALENCE =
        "A program performs as it would without the control program, except for timing and the"
            + " amount of resources.";
    private static final String CONTROL =
        "No guest can affect the resources given to anybody else; the allocator is invoked on every"
            + " attempt.";
  }

  private final String id;
  private final int number;
  private final Property property;
  private final String title;
  private final Scenario scenario;
  private final String paper;
  private final String intent;
  private final List<String> lookFirst;
  private final @Nullable StepCheck check;

  private Rule(
      String id,
      String title,
      Scenario scenario,
      String paper,
      String intent,
      List<String> lookFirst) {
    this(id, title, scenario, paper, intent, lookFirst, null);
  }

  private Rule(
      String id,
      String title,
      Scenario scenario,
      String paper,
      String intent,
      List<String> lookFirst,
      @Nullable StepCheck check) {
    if (!id.matches("[A-Z][1-9][0-9]{0,3}")) {
      throw new MalformedRule(
          "\"" + id + "\"", "expected the letter of a property and a number, as in F2");
    }
    this.property = Property.of(id);
    this.id = id;
    this.number = Integer.parseInt(id.substring(1));
    this.title = said(id, "title", title);
    this.scenario = scenario;
    this.paper = said(id, "sentence of the paper", paper);
    this.intent = said(id, "intent", intent);
    this.lookFirst = lookFirst.stream().map(it -> said(id, "place to look first", it)).toList();
    this.check = check;
    if (lookFirst.isEmpty()) {
      throw new MalformedRule(id, "says nothing of where to look first");
    }
  }

  private static String said(String id, String what, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new MalformedRule(id, "has no " + what);
    }
    if (text.lines().count() > 1) {
      throw new MalformedRule(id, "says its " + what + " in several lines; expected one");
    }
    return text;
  }

  /**
   * A rule of one's own: what a check says after single steps. It is asked in the sample of a
   * campaign's programs that are compared after every step, in the staged guests and in what is
   * replayed, after all that the kit looks at itself.
   *
   * @param id the letter of its property and a number that no other rule has
   * @param scenario one that single steps of one guest come across, for the check is asked there
   *     and nowhere else
   * @throws MalformedRule if there is no such property, or no campaign could ever try the rule, or
   *     something is left unsaid
   */
  public static Rule checked(
      String id,
      String title,
      Scenario scenario,
      String paper,
      String intent,
      List<String> lookFirst,
      StepCheck check) {
    if (check == null) {
      // Or nobody would look, and all would keep it.
      throw new MalformedRule(id, "has no check");
    }
    if (!scenario.isOfSteps()) {
      throw new MalformedRule(
          id,
          "no campaign would ever try it, for a check is asked after single steps of one guest, and"
              + " it is tried by %s; expected one of %s".formatted(scenario, Scenario.ofSteps()));
    }
    return new Rule(id, title, scenario, paper, intent, lookFirst, check);
  }

  /** As it is named everywhere. */
  public String id() {
    return id;
  }

  /** The property of the paper that it is about. */
  public Property property() {
    return property;
  }

  /** The rule in a few words. */
  public String title() {
    return title;
  }

  /** How it is checked of a monitor on the kit's own hardware. */
  public Kind kind() {
    return check == null ? Kind.MUST : Kind.SAMPLED;
  }

  /** What a program has to come across for the rule to be tried. */
  public Scenario scenario() {
    return scenario;
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

  /** Who says whether it is kept; empty: the kit itself. */
  public Optional<StepCheck> check() {
    return Optional.ofNullable(check);
  }

  /** By property, and then by number. */
  @Override
  public int compareTo(Rule that) {
    return Comparator.comparing(Rule::property)
        .thenComparingInt(rule -> rule.number)
        .compare(this, that);
  }

  @Override
  public String toString() {
    return id;
  }
}
