package org.vmorph.model.machines.ibm;

import java.util.LinkedHashMap;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.recorded.GivenProgram;
import org.vmorph.model.recorded.RecordedOutcome;
import org.vmorph.model.recorded.RecordedRow;
import org.vmorph.model.recorded.ReplayOfRecordings;

/** The System/360, its model 67 and the System/370 do what simulators were recorded to do. */
class S360RecordedTest extends ReplayOfRecordings {
  private static final int RADIX = 16;

  S360RecordedTest() {
    super("s360-universal", "s360-67-dat", "s370-hercules");
  }

  @Override
  protected RecordedOutcome replayed(RecordedRow row, Engine engine) {
    var machine = new Machine(engine, 0x2000);
    store(machine, 0x60, 0x0002_0000_00bb_bbbbL, 8);
    store(machine, 0x68, 0x0002_0000_00aa_aaaaL, 8);
    store(machine, 0x800, 0x0002_0000_00dd_ddddL, 8);
    store(machine, 0x900, 0xff00_0000L, 4);
    store(machine, 0x50, 0x1234_5678L, 4);
    machine.store(S360Parts.KEYS, 0, 3);
    machine.set(S360Parts.IA, 0x1000);
    machine.set(S360Parts.PROBLEM, row.mode().equals("problem") ? 1 : 0);
    var event = GivenProgram.run(machine, row.program(), RADIX);
    var told = new LinkedHashMap<String, Long>();
    if (event.kind() == Event.Kind.TRAPPED) {
      boolean called = event.cause().filter(S360Parts.SVC::equals).isPresent();
      told.put(called ? "svc" : "program", load(machine, called ? 0x22 : 0x2a, 2));
      told.put("psw", load(machine, 0x20, 8));
      told.put("r1", machine.load(S360Parts.R, 1));
      return RecordedOutcome.trapped(told);
    }
    told.put("ia", machine.get(S360Parts.IA));
    GivenProgram.run(machine, "svc 63", RADIX);
    told.put("psw", load(machine, 0x20, 8));
    told.put("sysmask", load(machine, 0x20, 1));
    told.put("ccpm", load(machine, 0x24, 1));
    told.put("r1", machine.load(S360Parts.R, 1));
    return RecordedOutcome.completed(told);
  }

  private static long load(Machine machine, long address, int bytes) {
    long word = 0;
    for (int i = 0; i < bytes; i++) {
      word = word << 8 | machine.load(S360Parts.E, address + i);
    }
    return word;
  }

  private static void store(Machine machine, long address, long word, int bytes) {
    for (int i = 0; i < bytes; i++) {
      machine.store(S360Parts.E, address + i, word >>> 8 * (bytes - 1 - i) & 0xff);
    }
  }
}
