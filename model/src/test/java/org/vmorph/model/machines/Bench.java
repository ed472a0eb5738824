package org.vmorph.model.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;

/** A program of a machine, run to its halt on both engines. */
final class Bench {
  private static final int STEPS = 5_000;

  private final Architecture architecture;
  private final Machine machine;

  private Bench(Architecture architecture, Machine machine) {
    this.architecture = architecture;
    this.machine = machine;
  }

  /**
   * The machine when the program has halted.
   *
   * @param words how many words of storage it has
   */
  static Bench halted(Architecture architecture, int words, String program) {
    var semantics = new Elaboration(architecture);
    var text = new Assembler(architecture).assemble("t.s", program).words();
    var compiled = run(new Machine(new Compiled(semantics), words), text);
    var reference = run(new Machine(semantics, words), text);
    assertThat(compiled.snapshot().differences(reference.snapshot())).isEmpty();
    return new Bench(architecture, compiled);
  }

  private static Machine run(Machine machine, long[] text) {
    machine.storeAll(0, text);
    machine.reset();
    for (int i = 0; i < STEPS && !machine.halted(); i++) {
      assertThat(machine.run(STEPS)).isNotEqualTo(Event.Kind.COMPLETED);
    }
    assertThat(machine.halted()).isTrue();
    return machine;
  }

  /** The word in a cell. */
  long get(String cell) {
    return machine.get((Cell) architecture.component(cell).orElseThrow());
  }

  /** A word of a file. */
  long get(String file, long index) {
    return machine.load((File) architecture.component(file).orElseThrow(), index);
  }

  /** What has been put on the console. */
  long[] output() {
    return LongStream.range(0, get("output.count")).map(i -> get("output", i)).toArray();
  }
}
