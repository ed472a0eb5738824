package org.vmorph.conformance.qemu;

import java.util.Map;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/** Our machine, configured as QEMU's is. */
final class Model {
  /** What QEMU's machine has built in, as far as programs come across it. */
  static final Map<String, String> CONFIGURATION =
      Map.of(
          "pmp-entries", "16",
          "asid-bits", "16",
          "misaligned", "done",
          "accessed-and-dirty", "update");

  private static final int WORDS = 4 << 20 >> 3;
  private static final int STEPS = 20_000;

  final Architecture rv64 = configured();
  private final Engine engine = new Interpreter(new Elaboration(rv64));

  private static Architecture configured() {
    var usual = Machines.large().getFirst().configuration();
    var settings = usual.settings();
    for (var parameter : usual.parameters()) {
      var value = CONFIGURATION.get(parameter.name());
      settings = value == null ? settings : settings.with(parameter, value);
    }
    return usual.machine().apply(settings);
  }

  /**
   * What storage holds when a program has ended that it held before.
   *
   * @throws IllegalStateException if it does not end
   */
  long[] run(long[] image) {
    var machine = new Machine(engine, WORDS);
    machine.storeAll(0, image);
    for (int i = 0; i < STEPS && !machine.halted(); i++) {
      machine.step();
    }
    if (!machine.halted()) {
      throw new IllegalStateException("it has not halted after " + STEPS + " steps");
    }
    var after = new long[image.length];
    machine.content(rv64.storage()).copy(0, after);
    return after;
  }
}
