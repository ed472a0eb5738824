package org.vmorph.vmm.control;

import java.util.function.Consumer;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;

/**
 * One of several guests: a confined guest in a partition of the host. Asked to run, it takes the
 * processor, and as many time slices as it needs.
 */
final class SharedGuest implements Guest {
  private final Partition partition;
  private final ConfinedGuest guest;
  private final Consumer<SharedGuest> activate;

  /**
   * A guest in a partition that is active.
   *
   * @param activate makes a guest the active one, with a time slice that has not ended
   */
  SharedGuest(
      Partition partition, long[] image, Confinement confinement, Consumer<SharedGuest> activate) {
    this.partition = partition;
    this.guest = new ConfinedGuest(partition, image, confinement);
    this.activate = activate;
  }

  Partition partition() {
    return partition;
  }

  @Override
  public Exit run(long steps) {
    long made = 0;
    long before = -1;
    while (made < steps) {
      boolean fresh = partition.ended();
      activate.accept(this);
      var exit = guest.run(steps - made);
      if (exit.kind() != Exit.Kind.STEPS) {
        return made == 0 ? exit : new Exit(exit.kind(), exit.cause(), made + exit.steps());
      }
      made += exit.steps();
      if (fresh && made == before) {
        throw new IllegalStateException("two time slices, and not a step");
      }
      before = made;
    }
    return Exit.steps(made);
  }

  /** Runs in this slice alone; how many steps it made. */
  long turn(long most) {
    activate.accept(this);
    long made = 0;
    while (made < most && !partition.ended() && !guest.halted()) {
      made += guest.run(most - made).steps();
    }
    return made;
  }

  @Override
  public Span owns() {
    return new Span(partition.start() + guest.owns().low(), guest.owns().words());
  }

  @Override
  public Tally tally() {
    return guest.tally();
  }

  @Override
  public long steps() {
    return guest.steps();
  }

  @Override
  public boolean halted() {
    return guest.halted();
  }

  @Override
  public Engine engine() {
    return guest.engine();
  }

  @Override
  public long size() {
    return guest.size();
  }

  @Override
  public long get(Cell cell) {
    return guest.get(cell);
  }

  @Override
  public void set(Cell cell, long word) {
    guest.set(cell, word);
  }

  @Override
  public void loadCells(long[] into) {
    guest.loadCells(into);
  }

  @Override
  public long load(File file, long index) {
    return guest.load(file, index);
  }

  @Override
  public long used(File file) {
    return guest.used(file);
  }

  @Override
  public void store(File file, long index, long word) {
    guest.store(file, index, word);
  }

  @Override
  public void storeAll(File file, long index, long[] words) {
    guest.storeAll(file, index, words);
  }
}
