package org.vmorph.conformance.report;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.finding.Did;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Role;

/**
 * What a difference looks like, whatever rule it breaks, and where such a thing is to be looked for
 * first. One difference looks like one of them at most: the first.
 */
enum Symptom {
  BREAKS_DOWN("the monitor breaks down: begin at the line of its own named above"),

  RUNS_ON(
      "the bare machine traps memory, the guest goes on: look at the clamp,",
      "{cut}, and at addresses that the monitor",
      "develops itself"),

  NOT_REFLECTED("the bare machine traps, the guest goes on: who has swallowed its trap?"),

  STOPS_SHORT(
      "the guest traps memory where it has storage: is the real l the sum of",
      "both, and the address developed as the machine does it?"),

  REFUSED(
      "the guest is refused what its supervisor may do: is its virtual",
      "mode the one that it last loaded?"),

  OTHER_CAUSE(
      "both trap, and not for the same reason: is the cause that the hardware",
      "tells handed on? where the bare machine traps memory, look at the clamp"),

  OLD_PSW("both trap, and storage is not the same: look at the old PSW,", "field by field"),

  NEW_PSW("both trap, and go on elsewhere: look at how the new PSW is loaded", "from E[{new}]"),

  LOST_REGISTER(
      "both trap, and a register differs: are the guest's own put back before", "it goes on?"),

  ONLY_P("nothing but P differs: look at where P is moved on, and how often"),

  ONLY_R("nothing but R differs: is it the guest's own, or what the hardware", "was given?"),

  ONLY_M("nothing but M differs: is the virtual mode changed where the guest", "changes it?"),

  ONLY_STORAGE(
      "nothing but storage differs: who else stores into the guest's window, and",
      "is it shown from where it is?"),

  EMULATED("the monitor emulated this step: look at its routine for the instruction");

  private final List<String> lookFirst;

  Symptom(String... lookFirst) {
    this.lookFirst = List.of(lookFirst);
  }

  /** In lines, as a machine has it. */
  List<String> lookFirst(Architecture machine) {
    var next = machine.trapEntry().places().map(it -> it.next().toString());
    var cut = machine.translation().map(Translation::cut);
    return lookFirst.stream()
        .map(line -> line.replace("{cut}", cut.orElse("")).replace("{new}", next.orElse("")))
        .toList();
  }

  /**
   * What a divergence looks like; nothing if it looks like none of them, and where its rule is
   * about something more special than a step of any program.
   */
  static Stream<Symptom> of(Divergence divergence) {
    if (divergence.rule() != Rule.E1) {
      return Stream.empty();
    }
    return Stream.of(values()).filter(symptom -> symptom.isSeenIn(divergence)).limit(1);
  }

  private boolean isSeenIn(Divergence divergence) {
    var bare = divergence.bare();
    var virtual = divergence.virtual();
    boolean asOne = bare.sameAs(virtual);
    boolean bothTrap = traps(bare) && traps(virtual);
    var machine = divergence.setting().machine();
    return switch (this) {
      case BREAKS_DOWN -> virtual.kind() == Did.Kind.FAILED;
      case RUNS_ON -> traps(bare, Cause.Kind.MEMORY) && completes(virtual);
      case NOT_REFLECTED -> traps(bare) && completes(virtual);
      case STOPS_SHORT -> completes(bare) && traps(virtual, Cause.Kind.MEMORY);
      case REFUSED -> !traps(bare) && traps(virtual, Cause.Kind.PRIVILEGE);
      case OTHER_CAUSE -> bothTrap && !asOne;
      case OLD_PSW -> bothTrap && any(divergence, machine.storage()::equals);
      case NEW_PSW -> bothTrap && any(divergence, what -> isControl(machine, what));
      case LOST_REGISTER -> bothTrap && any(divergence, what -> what.role() == Role.GENERAL);
      case ONLY_P -> asOne && all(divergence, machine.programCounter()::equals);
      case ONLY_R -> asOne && all(divergence, what -> isOfTranslation(machine, what));
      case ONLY_M -> asOne && all(divergence, machine.mode().cell()::equals);
      case ONLY_STORAGE -> asOne && all(divergence, machine.storage()::equals);
      case EMULATED -> asOne && virtual.note().equals("emulated");
    };
  }

  private static boolean completes(Did did) {
    return did.kind() == Did.Kind.COMPLETED;
  }

  private static boolean traps(Did did) {
    return did.kind() == Did.Kind.TRAPPED;
  }

  private static boolean traps(Did did, Cause.Kind kind) {
    return traps(did) && did.cause().map(cause -> cause.kind() == kind).orElse(false);
  }

  private static boolean any(Divergence divergence, Predicate<Component> which) {
    return divergence.differences().stream().anyMatch(d -> which.test(d.component()));
  }

  private static boolean all(Divergence divergence, Predicate<Component> which) {
    return !divergence.differences().isEmpty()
        && divergence.differences().stream().allMatch(d -> which.test(d.component()));
  }

  private static boolean isControl(Architecture machine, Component what) {
    return what.equals(machine.mode().cell())
        || what.equals(machine.programCounter())
        || isOfTranslation(machine, what);
  }

  private static boolean isOfTranslation(Architecture machine, Component what) {
    return machine.translation().filter(it -> it.resources().contains(what)).isPresent();
  }
}
