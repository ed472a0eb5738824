package org.vmorph.conformance.run;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Span;

/**
 * The kit's own machine: a bare one that sees what happens to storage outside the guest. Monitors
 * may change their words between runs; while the guest runs nothing changes there, but E[0] by a
 * trap; and the guards never change.
 */
final class WatchedHost extends BareHost {
  private final Machine machine;
  private final File storage;
  private final @Nullable Relocation relocation;
  private final long[] outside;
  private Span owned;
  private List<Span> guards = List.of();
  private @Nullable Trespass trespass;
  private boolean seizedControl;

  WatchedHost(Machine machine) {
    super(machine);
    this.machine = machine;
    this.storage = machine.architecture().storage();
    this.relocation = machine.architecture().relocation().orElse(null);
    this.outside = new long[Math.toIntExact(machine.size())];
    this.owned = new Span(0, machine.size());
  }

  /** From now on a guest owns these words alone, and the guards belong to nobody. */
  void watch(Span own, List<Span> nobodys) {
    owned = own;
    guards = List.copyOf(nobodys);
    for (int i = 0; i < outside.length; i++) {
      outside[i] = machine.load(storage, i);
    }
  }

  /** The first trespass. */
  Optional<Trespass> trespass() {
    return Optional.ofNullable(trespass);
  }

  /** Whether a guest has changed the hardware's M or R by an instruction that did not trap. */
  Optional<Trespass> seizedControl() {
    return seizedControl
        ? Optional.of(new Trespass(Trespass.Kind.CONTROL, owned, owned))
        : Optional.empty();
  }

  private void report(Trespass.Kind kind, long low, long words) {
    if (trespass == null) {
      trespass = new Trespass(kind, new Span(low, words), owned);
    }
  }

  @Override
  protected Event step() {
    shown();
    long before = control();
    var event = super.step();
    changed(event);
    if (event.kind() == Event.Kind.COMPLETED && control() != before) {
      seizedControl = true;
    }
    return event;
  }

  /** M and R in one word; equal when they are. */
  private long control() {
    long mode = machine.get(machine.architecture().mode().cell());
    return relocation == null
        ? mode
        : (mode << relocation.base().bits() | machine.get(relocation.base()))
                << relocation.bound().bits()
            | machine.get(relocation.bound());
  }

  private void shown() {
    if (relocation == null) {
      return;
    }
    long l = machine.get(relocation.base());
    long b = machine.get(relocation.bound());
    // What lies beyond the end of storage is nobody's, and out of reach.
    long end = Math.min(l + b, machine.size());
    if (l < end && (l < owned.low() || end > owned.end())) {
      report(Trespass.Kind.SHOWN, l, b);
    }
  }

  private void changed(Event event) {
    if (event.kind() == Event.Kind.TRAPPED) {
      outside[(int) PswSwap.OLD] = machine.load(storage, PswSwap.OLD);
    }
    for (int i = 0; i < owned.low(); i++) {
      same(i);
    }
    for (int i = (int) owned.end(); i < outside.length; i++) {
      same(i);
    }
  }

  private void same(int i) {
    if (machine.load(storage, i) != outside[i]) {
      report(Trespass.Kind.CHANGED, i, 1);
    }
  }

  @Override
  public void store(File file, long index, long word) {
    super.store(file, index, word);
    if (file.slot() == storage.slot()) {
      outside[(int) index] = machine.load(file, index);
      served(index);
    }
  }

  private void served(long index) {
    for (var guard : guards) {
      if (guard.contains(index)) {
        report(Trespass.Kind.SERVED, index, 1);
      }
    }
  }
}
