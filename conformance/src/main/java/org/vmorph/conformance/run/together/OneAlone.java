package org.vmorph.conformance.run.together;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.compare.ComparedFile;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Guest;

/** One of several guests, alone on a bare machine: what it is to be like beside the others. */
final class OneAlone {
  private final Machine bare;
  private final ComparedFile storage;
  private final List<ComparedFile> files;
  private final long[] cells;

  /** How many steps it has made since it was loaded. */
  private long steps;

  OneAlone(Setting setting) {
    this.bare = new Machine(setting.engine(), setting.words());
    var own = setting.machine().storage();
    this.storage = compared(own);
    this.files =
        setting.machine().files().stream()
            .filter(file -> !file.equals(own))
            .map(this::compared)
            .toList();
    this.cells = new long[setting.machine().cells().size()];
  }

  private ComparedFile compared(File file) {
    return new ComparedFile(file, bare.content(file));
  }

  void load(GuestProgram program) {
    program.load(bare);
    bare.counts().clear();
    steps = 0;
  }

  /** Makes so many steps, if it does not halt before. */
  void run(long more) {
    long end = steps + more;
    while (steps < end && !bare.halted()) {
      bare.run(end - steps);
      steps += bare.made();
    }
  }

  long steps() {
    return steps;
  }

  /** How many words it has put on the console. */
  long put() {
    return bare.architecture().console().map(console -> bare.get(console.count())).orElse(0L);
  }

  boolean halted() {
    return bare.halted();
  }

  /** How often its own timer has trapped. */
  long timerTraps() {
    var machine = bare.architecture();
    return machine
        .timer()
        .map(timer -> bare.counts().traps(machine.causes().indexOf(timer.cause())))
        .orElse(0L);
  }

  /**
   * Whether a guest is like it.
   *
   * @param real where its storage is; null if that is what the guest shows, on other hardware
   */
  boolean isLike(Guest guest, @Nullable Machine real) {
    guest.loadCells(cells);
    return bare.hasCells(cells)
        && sameStorage(guest, real)
        && files.stream().allMatch(file -> file.isLike(guest));
  }

  private boolean sameStorage(Guest guest, @Nullable Machine real) {
    return real == null
        ? storage.isLike(guest)
        : bare.sameStorage(0, real, guest.owns().low(), bare.size());
  }

  List<Snapshot.Difference> differences(Guest guest) {
    return bare.snapshot().differences(guest.view());
  }

  /** What is wrong in a guest's timer alone is about the timer, and so with its console. */
  Rule rule(List<Snapshot.Difference> differences) {
    var machine = bare.architecture();
    var timer = machine.timer().stream().flatMap(it -> Stream.of(it.left(), it.on())).toList();
    var console =
        machine.console().stream()
            .flatMap(it -> Stream.of(it.input(), it.next(), it.end(), it.output(), it.count()))
            .toList();
    return only(differences, timer) ? Rule.E9 : only(differences, console) ? Rule.E7 : Rule.E1;
  }

  private static boolean only(
      List<Snapshot.Difference> differences, List<? extends Component> parts) {
    return differences.stream().allMatch(difference -> parts.contains(difference.component()));
  }

  /** What there is to tell of a guest, in a number. */
  long mark(Guest guest) {
    guest.loadCells(cells);
    long hash = Arrays.hashCode(cells) + guest.steps() * 31;
    for (var file : guest.semantics().machine().files()) {
      for (long i = 0; i < guest.used(file); i++) {
        // Words that are zero do not count: how far a tape is used is the host's affair.
        hash += guest.load(file, i) * (0x9e3779b97f4a7c15L * (i + 1) ^ file.slot());
      }
    }
    return hash;
  }
}
