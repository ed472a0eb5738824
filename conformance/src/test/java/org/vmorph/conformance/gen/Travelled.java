package org.vmorph.conformance.gen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.step.Elaboration;

/** How far the guests of a machine get on the bare machine, and what they come across there. */
final class Travelled {
  private static final long SEED = 1974;
  private static final int BUDGET = 250;
  private static final String COMPLETES = "completes ";
  private static final String REFUSED = "is refused ";
  private static final String TRAP = "traps: ";
  private static final String LED = "leads into: ";
  private static final String ODD = "odd: ";

  private final Architecture machine;
  private final Map<String, Predicate<Machine>> odd;

  /** How often, by what happened and the value of M. */
  private final Map<String, long[]> rows = new LinkedHashMap<>();

  private final int modes;
  private int halted;
  private int guests;

  /**
   * Nothing yet.
   *
   * @param odd what is looked for before each step, by name
   */
  Travelled(Architecture machine, Map<String, Predicate<Machine>> odd) {
    this.machine = machine;
    this.odd = new TreeMap<>(odd);
    this.modes = 1 << machine.mode().cell().bits();
    for (var instruction : machine.instructions()) {
      rows.put(COMPLETES + instruction, new long[modes]);
      rows.put(REFUSED + instruction, new long[modes]);
    }
    for (var cause : machine.causes()) {
      rows.put(TRAP + cause.name(), new long[modes]);
      rows.put(LED + cause.name(), new long[modes]);
    }
    this.odd.keySet().forEach(name -> rows.put(ODD + name, new long[modes]));
  }

  /** Runs so many guests of so many words. */
  Travelled run(int words, int many) {
    var semantics = new Elaboration(machine);
    var generator = new Generator(semantics, words, Set.of());
    var bare = new Machine(new Compiled(semantics), words);
    for (int i = 0; i < many; i++) {
      generator.program(SEED, i).load(bare);
      for (int step = 0; step < BUDGET && !bare.halted(); step++) {
        step(bare);
      }
      halted += bare.halted() ? 1 : 0;
      guests++;
    }
    return this;
  }

  private void step(Machine bare) {
    int mode = (int) bare.get(machine.mode().cell());
    odd.forEach(
        (name, holds) -> {
          if (holds.test(bare)) {
            count(ODD + name, mode);
          }
        });
    var event = bare.step();
    if (event.kind() != Event.Kind.TRAPPED) {
      count(COMPLETES + event.instruction().orElseThrow(), mode);
      return;
    }
    var cause = event.cause().orElseThrow();
    count(TRAP + cause.name(), mode);
    count(LED + cause.name(), (int) bare.get(machine.mode().cell()));
    if (cause.equals(machine.privilege())) {
      count(REFUSED + event.instruction().orElseThrow(), mode);
    }
  }

  private void count(String row, int mode) {
    rows.getOrDefault(row, new long[modes])[mode]++;
  }

  /** How often a trap of a cause led into a mode. */
  long led(Cause cause, int mode) {
    return rows.get(LED + cause.name())[mode];
  }

  /** How many of a hundred came to their end. */
  double haltedInHundred() {
    return 100.0 * halted / guests;
  }

  /**
   * What was never seen, of all that can be: each instruction in each mode, completed or refused,
   * and completed in the first; each cause in each mode; all that is odd.
   *
   * @param inMode the values of M, the most privileged mode first
   */
  List<String> missing(int... inMode) {
    var missing = new ArrayList<String>();
    for (var instruction : machine.instructions()) {
      if (!instruction.name().equals("svc")) {
        for (int mode : inMode) {
          long refused = mode == inMode[0] ? 0 : rows.get(REFUSED + instruction)[mode];
          if (rows.get(COMPLETES + instruction)[mode] + refused == 0) {
            missing.add(instruction + " in mode " + mode);
          }
        }
      }
    }
    for (var cause : machine.causes()) {
      for (int mode : inMode) {
        boolean isPossible = mode != inMode[0] || !cause.equals(machine.privilege());
        if (isPossible && rows.get(TRAP + cause.name())[mode] == 0) {
          missing.add(cause.name() + " in mode " + mode);
        }
      }
    }
    for (var name : odd.keySet()) {
      if (Arrays.stream(rows.get(ODD + name)).sum() == 0) {
        missing.add(name);
      }
    }
    return missing;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append(
        "%s: %,d guests, %.1f %% halt within %d steps%n"
            .formatted(machine, guests, haltedInHundred(), BUDGET));
    rows.forEach(
        (row, counts) -> {
          text.append("%-48s".formatted(row));
          for (long count : counts) {
            text.append("%,10d".formatted(count));
          }
          text.append("%n".formatted());
        });
    return text.toString();
  }
}
