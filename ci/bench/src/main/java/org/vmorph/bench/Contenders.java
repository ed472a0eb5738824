package org.vmorph.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Who is measured against whom. */
public enum Contenders {
  /** Machines that do the same, written in different ways. */
  MACHINES,
  /** The same without what is too slow for whole rounds of short programs. */
  FAST_MACHINES,
  /** Another machine, which has an instruction set of the world: RV64. */
  RV64,
  /** A machine bare and under a monitor. */
  MONITOR;

  /** The engine. */
  public static final String ENGINE = "tier 1";

  /** What an engine replaces. */
  public static final String REFERENCE = "reference interpreter";

  /** The switch of {@link SwitchMachine}. */
  public static final String JAVA = "switch in Java";

  /** The switch of {@code machine.c}. */
  public static final String C = "switch in C";

  /** A machine without a monitor, as a monitor would see it. */
  public static final String BARE = "bare";

  /** The same under the monitor of the paper. */
  public static final String MONITORED = "trap-and-emulate";

  /** Machines of this JVM. */
  public static List<Runner> runners() {
    return List.of(Specified.compiled(), new SwitchMachine());
  }

  /** RV64s of this JVM, those that are fast first. */
  public static List<Runner> rv64() {
    return List.of(Rv64Machine.compiled(), new Rv64Switch(), Rv64Machine.reference());
  }

  /**
   * All of them, new.
   *
   * @param program the compiled {@code machine.c}
   */
  public List<Contender> start(Path program) {
    var all = new ArrayList<Contender>();
    if (this == MONITOR) {
      all.add(new InProcess(new MonitoredCode(BARE, List.of())));
      all.add(new InProcess(new MonitoredCode(MONITORED, List.of(new TrapAndEmulate()))));
      return all;
    }
    if (this == RV64) {
      rv64().forEach(runner -> all.add(new InProcess(runner)));
      for (var kind : Emulator.Kind.values()) {
        if (kind.missing().isEmpty()) {
          all.add(new Emulator(kind));
        }
      }
      return all;
    }
    runners().forEach(runner -> all.add(new InProcess(runner)));
    all.add(new CMachine(program));
    if (this == MACHINES) {
      all.add(new InProcess(Specified.reference()));
    }
    return all;
  }
}
