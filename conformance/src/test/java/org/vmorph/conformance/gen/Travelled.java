package org.vmorph.conformance.gen;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;

/** How far the guests of a machine get on the bare machine, and what they come across there. */
final class Travelled {
  private static final int BUDGET = 250;

  private final Architecture machine;
  private final Map<String, Predicate<Machine>> odd;

  /** How often, by what happened and in which mode. */
  private final Map<String, long[]> rows = new LinkedHashMap<>();

  private final int modes;
  private long halted;
  private long steps;
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
      rows.put(completes(instruction), new long[modes]);
    }
    for (var cause : machine.causes()) {
      rows.put("trap: " + cause.name(), new long[modes]);
    }
    this.odd.keySet().forEach(name -> rows.put("odd: " + name, new long[modes]));
  }

  private static String completes(Instruction instruction) {
    return "completes: " + instruction.name();
  }

  /** Runs the first guests of a seed. */
  Travelled run(Generator generator, int words, long seed, int many) {
    var bare = new Machine(new Compiled(new Elaboration(machine)), words);
    for (int i = 0; i < many; i++) {
      generator.program(seed, i).load(bare);
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
    odd.forEach((name, holds) -> count("odd: " + name, mode, holds.test(bare)));
    var event = bare.step();
    steps++;
    if (event.kind() == Event.Kind.TRAPPED) {
      count("trap: " + event.cause().orElseThrow().name(), mode, true);
    } else {
      count(completes(event.instruction().orElseThrow()), mode, true);
    }
  }

  private void count(String row, int mode, boolean happened) {
    var counts = rows.get(row);
    if (happened && counts != null) {
      counts[mode]++;
    }
  }

  /** How often something happened in a mode. */
  long times(String row, int mode) {
    return rows.getOrDefault(row, new long[modes])[mode];
  }

  /** How many of a hundred came to their end. */
  double haltedInHundred() {
    return 100.0 * halted / guests;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append(
        "%s: %,d guests, %,d steps, %.1f %% halt within %d%n"
            .formatted(machine, guests, steps, haltedInHundred(), BUDGET));
    rows.forEach(
        (row, counts) -> {
          text.append("%-28s".formatted(row));
          for (long count : counts) {
            text.append("%,12d".formatted(count));
          }
          text.append("%n".formatted());
        });
    return text.toString();
  }
}
