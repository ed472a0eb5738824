package org.vmorph.conformance.run.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Scenario;
import org.vmorph.conformance.run.finding.Did;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * Gives a difference of E1 or E2 the name of the most specific rule that it breaks: the scenario is
 * there, the difference is about it, and without the scenario the step is right.
 *
 * @param scenarios those of the step
 */
record RuleNaming(Divergence divergence, Set<Scenario> scenarios) {
  /** The most specific first. */
  private static final List<Rule> SPECIFIC = List.of(Rule.E5, Rule.E7, Rule.E3, Rule.E4);

  /** The rule. */
  Rule rule() {
    if (divergence.rule() != Rule.E1 && divergence.rule() != Rule.E2) {
      return divergence.rule();
    }
    if (divergence.atOnce().isPresent()) {
      return Rule.E8;
    }
    if (isAboutTimer() && rightWithoutTimer()) {
      return Rule.E9;
    }
    if (scenarios.contains(Scenario.CHANGED_WORD) && without().change().orElse(false)) {
      return Rule.E6;
    }
    if (ranDirectly()) {
      return isShownOutside() && isAbout(Scenario.ODD_R) ? Rule.E4 : divergence.rule();
    }
    return SPECIFIC.stream()
        .filter(rule -> scenarios.contains(rule.scenario()) && isAbout(rule.scenario()))
        .findFirst()
        .orElse(divergence.rule());
  }

  private Without without() {
    return new Without(divergence);
  }

  /** Where no state can be set from outside it counts what it looks like. */
  private boolean isAbout(Scenario scenario) {
    return switch (scenario) {
      case USER_TRAP -> isAboutTrap() && without().user().orElse(true);
      case ODD_R ->
          without().oddBounds().orElseGet(() -> isAboutTranslation() || memoryTrapsOneSide());
      case ENDLESS_TRAP -> without().endlessTraps().orElse(true);
      case CONSOLE -> isAboutConsole() && without().instructions(console()).orElse(true);
      default -> true;
    };
  }

  private List<Instruction> console() {
    return Circumstances.console(divergence.setting().semantics());
  }

  /**
   * A trap of the timer that one side takes alone is about the timer; one that both take is tried
   * against another trap, an instruction about the timer against others, and any other step with
   * the timer off, unless it is the timer alone that is wrong.
   */
  private boolean rightWithoutTimer() {
    var timer = machine().timer().orElseThrow();
    var those =
        Circumstances.users(divergence.setting().semantics(), Set.of(timer.left(), timer.on()));
    boolean traps = divergence.bare().cause().equals(Optional.of(timer.cause()));
    if (traps != divergence.virtual().cause().equals(Optional.of(timer.cause()))) {
      return true;
    }
    if (traps) {
      return without().timerTrap(timer).orElse(true);
    }
    if (divergence.instruction().filter(those::contains).isPresent()) {
      return without().instructions(those).orElse(true);
    }
    return divergence.differences().stream()
            .allMatch(d -> d.component().equals(timer.left()) || d.component().equals(timer.on()))
        || without().timer(timer).orElse(true);
  }

  private boolean memoryTrapsOneSide() {
    return !divergence.bare().sameAs(divergence.virtual())
        && Stream.of(divergence.bare(), divergence.virtual())
            .flatMap(did -> did.cause().stream())
            .anyMatch(cause -> cause.kind() == Cause.Kind.MEMORY);
  }

  /** The hardware did it without a trap: then it is not the monitor that did it wrong. */
  private boolean ranDirectly() {
    var did = divergence.virtual();
    return did.kind() == Did.Kind.COMPLETED && did.note().equals(Did.DIRECTLY);
  }

  /** It ran directly where it was to trap, for it was shown what is not in its window. */
  private boolean isShownOutside() {
    return scenarios.contains(Scenario.ODD_R) && memoryTrapsOneSide();
  }

  /** Both did the same, and R came of it as it should not. */
  private boolean isAboutTranslation() {
    return divergence.bare().sameAs(divergence.virtual())
        && divergence.differences().stream()
            .map(Snapshot.Difference::component)
            .allMatch(this::isOfTranslation);
  }

  /** The console itself, or what an instruction gets from it: a register, and nothing else. */
  private boolean isAboutConsole() {
    var console = machine().console().orElseThrow().components();
    return differs(console::contains)
        || divergence.differences().size() == 1
            && differs(component -> component.role() == Role.GENERAL)
            && divergence.instruction().filter(this::setsARegister).isPresent();
  }

  private boolean setsARegister(Instruction instruction) {
    return divergence.setting().semantics().step(instruction).writes().stream()
        .anyMatch(write -> write.place() instanceof Word.At at && at.file().role() == Role.GENERAL);
  }

  /** What a trap is made of: a register that is lost on the way is not the trap's. */
  private boolean isAboutTrap() {
    return !divergence.bare().sameAs(divergence.virtual())
        || differs(component -> component.role() != Role.GENERAL);
  }

  /** The timer is the guest's own, whether it is on or off. */
  private boolean isAboutTimer() {
    if (machine().timer().isEmpty()) {
      return false;
    }
    var timer = machine().timer().get();
    return differs(component -> component.equals(timer.left()) || component.equals(timer.on()))
        || divergence.bare().cause().equals(Optional.of(timer.cause()))
        || divergence.virtual().cause().equals(Optional.of(timer.cause()));
  }

  private boolean isOfTranslation(Component component) {
    return machine().translation().filter(it -> it.resources().contains(component)).isPresent();
  }

  private boolean differs(Predicate<Component> which) {
    return divergence.differences().stream().map(Snapshot.Difference::component).anyMatch(which);
  }

  private Architecture machine() {
    return divergence.setting().machine();
  }
}
