package org.vmorph.conformance.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Role;

/**
 * Gives a difference of E1 or E2 the name of the most specific rule that it breaks: the scenario is
 * there, and the difference is about it.
 *
 * @param scenarios those of the step
 */
record Naming(Divergence divergence, Set<Rule> scenarios) {
  /** The most specific first. */
  private static final List<Rule> SPECIFIC = List.of(Rule.E5, Rule.E9, Rule.E7, Rule.E4, Rule.E3);

  /** The rule. */
  Rule rule() {
    if (divergence.rule() != Rule.E1 && divergence.rule() != Rule.E2) {
      return divergence.rule();
    }
    if (divergence.atOnce().isPresent()) {
      return Rule.E8;
    }
    if (scenarios.contains(Rule.E6) && new Afresh(divergence).agrees()) {
      return Rule.E6;
    }
    return ranDirectly()
        ? divergence.rule()
        : SPECIFIC.stream()
            .filter(rule -> scenarios.contains(rule) && isAbout(rule))
            .findFirst()
            .orElse(divergence.rule());
  }

  private boolean isAbout(Rule rule) {
    return switch (rule) {
      case E3 -> isAboutTrap();
      case E4 -> trapsOnOneSide() || differs(this::isRelocation);
      case E7 -> isAboutConsole();
      case E9 -> isAboutTimer();
      default -> true;
    };
  }

  /** The hardware did it without a trap: then it is not the monitor that did it wrong. */
  private boolean ranDirectly() {
    var did = divergence.virtual();
    return did.kind() == Did.Kind.COMPLETED && did.note().equals(Did.DIRECTLY);
  }

  /** A memory trap of either side is none of the other's. */
  private boolean trapsOnOneSide() {
    return !divergence.bare().sameAs(divergence.virtual())
        && (isMemoryTrap(divergence.bare()) || isMemoryTrap(divergence.virtual()));
  }

  private static boolean isMemoryTrap(Did did) {
    return did.cause().map(cause -> cause.kind() == Cause.Kind.MEMORY).orElse(false);
  }

  private boolean isAboutConsole() {
    var console = machine().console().orElseThrow().components();
    return differs(console::contains);
  }

  /** What a trap is made of: a register that is lost on the way is not the trap's. */
  private boolean isAboutTrap() {
    return !divergence.bare().sameAs(divergence.virtual())
        || differs(component -> component.role() != Role.GENERAL);
  }

  private boolean isAboutTimer() {
    var timer = machine().timer().orElseThrow();
    return differs(component -> component.equals(timer.left()) || component.equals(timer.on()))
        || divergence.bare().cause().equals(Optional.of(timer.cause()))
        || divergence.virtual().cause().equals(Optional.of(timer.cause()));
  }

  private boolean isRelocation(Component component) {
    return machine()
        .relocation()
        .map(r -> component.equals(r.base()) || component.equals(r.bound()))
        .orElse(false);
  }

  private boolean differs(Predicate<Component> which) {
    return divergence.differences().stream().map(Snapshot.Difference::component).anyMatch(which);
  }

  private Architecture machine() {
    return divergence.setting().machine();
  }
}
