package org.vmorph.model.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.recorded.GivenProgram;
import org.vmorph.model.recorded.RecordedOutcome;
import org.vmorph.model.recorded.RecordedRow;
import org.vmorph.model.recorded.ReplayOfRecordings;

/** The MC68000 and the MC68010 do what QEMU was recorded to do, or what the processor does. */
class M68000RecordedTest extends ReplayOfRecordings {
  private static final int RADIX = 16;
  private static final long DIGITS = 0x2000;
  private static final int TRAP_0 = 32;

  M68000RecordedTest() {
    super("m68000-qemu", "m68010-qemu");
  }

  @Override
  protected RecordedOutcome replayed(RecordedRow row, Engine engine) {
    var machine = engine.semantics().machine();
    var bench =
        row.mode().equals("user") ? M68000Bench.user(machine) : M68000Bench.supervisor(machine);
    bench.d(0, 0x11111111);
    bench.a(1, DIGITS);
    bench.storeLong(DIGITS, 0x30313233);
    var event = GivenProgram.run(bench.machine, row.program(), RADIX);
    if (event.kind() == Event.Kind.COMPLETED) {
      bench.execute("trap", 0);
    }
    var told = new LinkedHashMap<String, Long>();
    if (bench.vector() == TRAP_0) {
      told.put("d0", bench.d(0));
      told.put("sr", bench.loadWord(bench.a7()));
      return RecordedOutcome.completed(told);
    }
    told.put("vector", bench.vector());
    return RecordedOutcome.trapped(told);
  }

  /** The MC68000 that its successor is. */
  @Test
  void a_move_from_sr_that_is_privileged_does_something_else() {
    assertEquals(List.of("MOVE SR,D0, user"), undone("m68000-qemu", M68000RecordedTest::mended));
  }

  private static Architecture mended(Architecture machine) {
    var others =
        machine.instructions().stream()
            .map(it -> it == M68000.MOVE_FROM_SR_ANYONE ? privileged(it) : it)
            .toList();
    return machine.with("wrong", "Privileged.", others);
  }

  private static Instruction privileged(Instruction it) {
    return Instruction.instruction(it.opcode(), it.name(), it.form())
        .length(it.length())
        .privileged()
        .says(it.says())
        .does(it.acts().toArray(Act[]::new));
  }
}
