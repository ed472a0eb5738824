package org.vmorph.conformance.broken;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Vmm;

/**
 * A monitor that must fail.
 *
 * @param machine it runs on
 * @param rule the rule it breaks
 * @param mistake what its author got wrong, a sentence
 * @param phrase what the report says of it
 * @param within so many programs of seed 1974 are enough; for rules of several guests, runs
 * @param own whether nothing but its rule tells it from a monitor as it should be
 */
public record BrokenMonitor(
    Vmm vmm,
    Architecture machine,
    Rule rule,
    String mistake,
    String phrase,
    int within,
    boolean own) {
  /** All of them, by rule. */
  public static final List<BrokenMonitor> ALL =
      Stream.of(InJava.ALL, OnOtherShapes.ALL, InTime.ALL, InAssembly.ALL, BehindInAssembly.ALL)
          .flatMap(List::stream)
          .sorted(Comparator.comparing(BrokenMonitor::rule))
          .toList();

  /** The one of a name. */
  public static BrokenMonitor named(String name) {
    return ALL.stream().filter(one -> one.vmm.name().equals(name)).findFirst().orElseThrow();
  }

  /** The same, of which nothing but its rule says anything. */
  BrokenMonitor ofItsOwn() {
    return new BrokenMonitor(vmm, machine, rule, mistake, phrase, within, true);
  }

  /** Whether one guest under one of it is enough to catch it. */
  public boolean isOfOneGuest() {
    return switch (rule.scenario()) {
      case SEVERAL_GUESTS, TOWER -> false;
      default -> true;
    };
  }

  /** What is said of it when it is caught. */
  public String message() {
    return Told.of(this).message();
  }

  @Override
  public String toString() {
    return vmm.name();
  }
}
