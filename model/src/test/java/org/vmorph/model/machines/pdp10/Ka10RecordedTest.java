package org.vmorph.model.machines.pdp10;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.recorded.GivenProgram;
import org.vmorph.model.recorded.RecordedOutcome;
import org.vmorph.model.recorded.RecordedRow;
import org.vmorph.model.recorded.ReplayOfRecordings;

/** The KA10 does what its simulator was recorded to do. */
class Ka10RecordedTest extends ReplayOfRecordings {
  private static final int RADIX = 8;

  Ka10RecordedTest() {
    super("pdp10-ka10");
  }

  @Override
  protected RecordedOutcome replayed(RecordedRow row, Engine engine) {
    var machine = new Machine(engine, 0100000);
    store(machine, 041, word(0254000, 04100));
    store(machine, 03000, 01234);
    store(machine, 05000, word(0, 02000));
    store(machine, 05001, word(010000, 02000));
    store(machine, 06000, word(0200040, 03000));
    machine.store(Ka10Parts.AC, 017, word(0777700, 03100));
    machine.set(Ka10Parts.PC, 01000);
    machine.set(Ka10Parts.PR, 0377);
    machine.set(Ka10Parts.USER, row.mode().startsWith("USER") ? 1 : 0);
    machine.set(Ka10Parts.UIO, row.mode().endsWith("UIO") ? 1 : 0);
    var event = GivenProgram.run(machine, row.program(), RADIX);
    var told = new LinkedHashMap<String, Long>();
    told.put("pc", machine.get(Ka10Parts.PC));
    told.put("flags", machine.get(Ka10Parts.USER) << 7 | machine.get(Ka10Parts.UIO) << 6);
    told.put("fm1", machine.load(Ka10Parts.AC, 1));
    told.put("m3000", machine.load(Ka10Parts.E, 03000));
    told.put("m3101", machine.load(Ka10Parts.E, 03101));
    return event.kind() == Event.Kind.TRAPPED
        ? RecordedOutcome.trapped(told)
        : RecordedOutcome.completed(told);
  }

  private static long word(long left, long right) {
    return left << 18 | right;
  }

  private static void store(Machine machine, long address, long word) {
    machine.store(Ka10Parts.E, address, word);
  }

  /** If JRST 1 trapped in user mode, as a processor for monitors would have it. */
  @Test
  void a_jrst_1_that_traps_in_user_mode_does_something_else() {
    assertEquals(
        List.of("JRST 1,2000, USER", "JRST 1,2000, USER+UIO"),
        undone("pdp10-ka10", Ka10RecordedTest::trapping));
  }

  private static Architecture trapping(Architecture machine) {
    var others =
        machine.instructions().stream().map(it -> it == Ka10.JRST_1 ? trapping(it) : it).toList();
    return machine.with("wrong", "Traps.", others);
  }

  private static Instruction trapping(Instruction it) {
    return Instruction.instruction(it.opcode(), it.name(), it.form())
        .privileged(Ka10Parts.USER.is(1))
        .says(it.says())
        .jumps(it.acts().toArray(Act[]::new));
  }
}
