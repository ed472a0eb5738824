package org.vmorph.vmm;

import java.util.ArrayList;
import java.util.Arrays;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.File;

/**
 * A virtual machine, as its monitor shows it. As a {@link Host} it is the map f read backwards:
 * what it answers is the guest's own state, in the guest's own terms. Asked for steps it makes all
 * of them unless it traps or halts, whatever its own host does: a host that is shared and comes
 * back early is asked again.
 */
public interface Guest extends Host {
  /** The storage of the monitor's host that belongs to this guest. */
  Span owns();

  /** What has been done so far, and how. */
  Tally tally();

  /** How many steps the guest has made. */
  default long steps() {
    return tally().steps();
  }

  /** Whether the guest has halted. */
  boolean halted();

  /** The virtual machine state as it is now. */
  default Snapshot view() {
    var machine = semantics().machine();
    var cells = machine.cells().stream().mapToLong(this::get).toArray();
    var files = new ArrayList<long[]>();
    for (var file : machine.files()) {
      files.add(words(file));
    }
    return new Snapshot(machine, size(), cells, files);
  }

  private long[] words(File file) {
    var words = new long[Math.toIntExact(used(file))];
    loadAll(file, 0, words);
    int end = words.length;
    while (end > 0 && words[end - 1] == 0) {
      end--;
    }
    return end == words.length ? words : Arrays.copyOf(words, end);
  }
}
