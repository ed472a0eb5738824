package org.vmorph.model.concrete;

import java.util.Arrays;
import org.vmorph.model.arch.Architecture;

/**
 * What a machine did since it was last asked to forget: its traps, and the instructions that user
 * mode is refused or may be. An engine may count other instructions as well.
 */
public final class Counts {
  private final int mode;
  private final boolean[] privilege;

  /** Instructions that came to their end, by their place in the manual. */
  private final long[] completed;

  /** Instructions that trapped, and those of them that the privilege check refused. */
  private final long[] trapped;

  private final long[] refused;

  /** Traps by the value of M, and by the index of their cause. */
  private final long[][] from;

  /** Nothing yet. */
  public static Counts of(Architecture machine) {
    return new Counts(machine);
  }

  private Counts(Architecture machine) {
    mode = machine.mode().cell().slot();
    privilege = new boolean[machine.causes().size()];
    for (int i = 0; i < privilege.length; i++) {
      privilege[i] = machine.causes().get(i).isPrivilege();
    }
    completed = new long[machine.instructions().size()];
    trapped = new long[machine.instructions().size()];
    refused = new long[machine.instructions().size()];
    from = new long[1 << machine.mode().cell().bits()][machine.causes().size()];
  }

  /** An instruction has come to its end. */
  public void completed(int instruction) {
    completed[instruction]++;
  }

  /** An instruction has trapped. */
  public void trapped(int instruction, int cause) {
    trapped[instruction]++;
    if (privilege[cause]) {
      refused[instruction]++;
    }
  }

  /** A trap is about to be taken in this state. */
  public void taken(Core core, int cause) {
    from[(int) core.cells[mode]][cause]++;
  }

  /** How often an instruction came to its end. */
  public long completions(int instruction) {
    return completed[instruction];
  }

  /** How often an instruction was executed, whether it came to its end or trapped. */
  public long executions(int instruction) {
    return completed[instruction] + trapped[instruction];
  }

  /** How often an instruction was refused. */
  public long refusals(int instruction) {
    return refused[instruction];
  }

  /** How often a trap of a cause was taken while M had a value. */
  public long traps(int cause, long level) {
    return from[(int) level][cause];
  }

  /** How often a trap of a cause was taken. */
  public long traps(int cause) {
    long all = 0;
    for (var ofLevel : from) {
      all += ofLevel[cause];
    }
    return all;
  }

  /** Forgets everything. */
  public void clear() {
    Arrays.fill(completed, 0);
    Arrays.fill(trapped, 0);
    Arrays.fill(refused, 0);
    for (var ofLevel : from) {
      Arrays.fill(ofLevel, 0);
    }
  }

  /** These as well. */
  public void add(Counts that) {
    add(completed, that.completed);
    add(trapped, that.trapped);
    add(refused, that.refused);
    for (int level = 0; level < from.length; level++) {
      add(from[level], that.from[level]);
    }
  }

  private static void add(long[] to, long[] more) {
    for (int i = 0; i < to.length; i++) {
      to[i] += more[i];
    }
  }
}
