package org.vmorph.conformance.run.host;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.finding.Trespass;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.tower.Tower;

/**
 * The kit's own machine: one that sees what happens to storage outside the guest. Monitors in Java
 * may change their words between runs, those that are programs while it is their instructions that
 * are executed; while a guest runs nothing changes outside of it, but the old PSW by a trap; and
 * the guards never change.
 */
public final class WatchedHost extends SeenHost {
  /** Far more steps than any monitor needs for one of its guest. */
  private static final long ALLOWANCE = 100_000;

  /** A monitor that is a program makes so many times as many traps of those of its guest. */
  private static final long GROWTH = 4;

  /** What nobody waits for, however deep a tower is. */
  private static final long MOST_ALLOWED = 4_000_000_000L;

  /** Of a machine that no monitor here runs on; its guests are on other hardware. */
  private static final long NOWHERE = -1;

  private static final long MOST_STEPS = 1 << 30;

  /** Far more than monitors need to be booted. */
  private static final long BOOTING = 1_000_000_000;

  private final Machine machine;
  private final Claims claims;
  private final File storage;
  private final ShownWindow window;
  private final Control control;
  private final long[] outside;

  /** Where its traps store the old PSW and find the new one, if they do so. */
  private final long oldPsw;

  private final long nextPsw;
  private Runnable entry = () -> {};
  private boolean watching;

  /** Whether the monitor is a program; where there is a tower, that knows. */
  private boolean program;

  /** The monitors, where there may be several and some of them programs. */
  private @Nullable Tower tower;

  /** What may be written by those whose instructions are executed. */
  private Span owned;

  private List<Span> guards = List.of();
  private long firstGuard = Long.MAX_VALUE;
  private @Nullable Trespass trespass;
  private boolean seizedControl;

  /** Instructions of the innermost guest that the hardware completed, and traps they took. */
  private long direct;

  private long entries;

  /** How often the hardware came back from it because so many steps were made. */
  private long stops;

  private long made;

  /** How often the hardware was asked for steps, made or not. */
  private long asked;

  /** More steps than these are not made until somebody allows them. */
  private long most = Long.MAX_VALUE;

  /** What was allowed last: for how many steps of the guest, and since when. */
  private long allowed;

  private long allowedAt;

  /** What may be needed for one step of the guest. */
  private long perGuest = ALLOWANCE;

  /** Whether a monitor's own instructions have been executed since all words were looked at. */
  private boolean stale;

  public WatchedHost(Machine machine, Claims claims) {
    super(machine);
    this.claims = claims;
    this.machine = machine;
    this.storage = machine.architecture().storage();
    this.window = ShownWindow.of(machine.architecture());
    this.control = new Control(machine.architecture());
    this.outside = new long[Math.toIntExact(machine.size())];
    this.owned = new Span(0, machine.size());
    var places = machine.architecture().trapEntry().places();
    this.oldPsw = places.map(it -> it.old().in(machine.size())).orElse(NOWHERE);
    this.nextPsw = places.map(it -> it.next().in(machine.size())).orElse(NOWHERE);
  }

  /** Nobody is watched for a while: monitors are booted. */
  public void unwatched() {
    watching = false;
    tower = null;
    program = false;
    made = 0;
    asked = 0;
    allowed = 0;
    allowedAt = 0;
    most = BOOTING;
    owned = new Span(0, machine.size());
    guards = List.of();
    firstGuard = Long.MAX_VALUE;
    trespass = null;
    seizedControl = false;
    direct = 0;
    entries = 0;
    stops = 0;
  }

  /** From now on these monitors and their guests are watched. */
  public void watch(Tower booted) {
    watch(booted.span(), booted.guards());
    tower = booted;
    perGuest = perGuest(booted);
  }

  /**
   * From now on a guest of a monitor that is a program owns these words while its own instructions
   * are executed, and the guards nobody.
   */
  public void watchUnderProgram(Span own, List<Span> nobodys) {
    watch(own, nobodys);
    program = true;
  }

  /** From now on a guest of a monitor in Java owns these words alone, and the guards nobody. */
  public void watch(Span own, List<Span> nobodys) {
    watching = true;
    owned = own;
    guards = nobodys;
    // Behind the guest there are guards only, the outermost monitor's last.
    firstGuard = own.end();
    allow(1);
    remember();
  }

  /** What lies outside is as it should be. */
  private void remember() {
    System.arraycopy(machine.content(storage).array(), 0, outside, 0, outside.length);
    stale = false;
  }

  /** This is done whenever a monitor hands over to the hardware. */
  public void atEntry(Runnable what) {
    entry = what;
  }

  /** The first trespass. */
  public Optional<Trespass> trespass() {
    return Optional.ofNullable(trespass);
  }

  /** Whether nothing has been seen that must not be. */
  public boolean seenNothing() {
    return trespass == null && !seizedControl;
  }

  /** Whether a guest has changed the hardware's M or R by an instruction that did not trap. */
  public Optional<Trespass> seizedControl() {
    return seizedControl
        ? Optional.of(new Trespass(Trespass.Kind.CONTROL, owned, owned))
        : Optional.empty();
  }

  private void report(Trespass.Kind kind, long low, long words) {
    var seen = new Trespass(kind, new Span(low, words), owned);
    if (trespass == null && claims.hold(seen.rule())) {
      trespass = seen;
    }
  }

  /** How many instructions of the innermost guest the hardware has completed in user mode. */
  public long direct() {
    return direct;
  }

  /** How often such an instruction, or its fetch, has trapped; interrupts are not counted. */
  public long entries() {
    return entries;
  }

  /** How often the hardware was taken from it though it had not trapped. */
  public long stops() {
    return stops;
  }

  private void count(Exit exit) {
    boolean trapped = exit.kind() == Exit.Kind.TRAPPED;
    boolean stopped = exit.kind() == Exit.Kind.STEPS;
    direct += exit.steps() - (trapped ? 1 : 0);
    stops += stopped ? 1 : 0;
    if (trapped && exit.cause().orElseThrow().kind() != Cause.Kind.INTERRUPT) {
      entries++;
    }
  }

  @Override
  public Exit run(long steps) {
    return watched(steps, false);
  }

  @Override
  public Exit runToUser(long steps) {
    return watched(steps, true);
  }

  private Exit unwatched(long steps, boolean toUser) {
    var exit = toUser ? super.runToUser(steps) : super.run(steps);
    made += exit.steps();
    asked++;
    if (made + asked > most) {
      throw new MonitorLost(
          "the monitor does not come back: the hardware made %,d steps for %,d of the guest, and"
                  .formatted(made - allowedAt, allowed)
              + " no end; more are not allowed");
    }
    return exit;
  }

  /**
   * The guest is to make so many steps: a monitor that needs no end of them does not come back, and
   * is not waited for. How many it may need grows with the monitors below it that are programs.
   */
  public void allow(long steps) {
    allowed = steps;
    allowedAt = made;
    most = made + asked + perGuest + perGuest / 10 * Math.min(steps, MOST_STEPS);
  }

  private static long perGuest(Tower tower) {
    long each = ALLOWANCE;
    for (int level = 1; level < tower.guests().size(); level++) {
      each = Math.min(MOST_ALLOWED, tower.isProgram(level - 1) ? each * GROWTH : each);
    }
    return each;
  }

  /** How many steps have been made since monitors were booted, with those of the booting. */
  public long made() {
    return made;
  }

  private Exit watched(long steps, boolean toUser) {
    if (!watching) {
      return unwatched(steps, toUser);
    }
    boolean innermost = true;
    if (tower != null) {
      int level = tower.running();
      if (level == 0 && tower.isProgram(0)) {
        return instructed(steps, toUser);
      }
      owned = tower.territory(level);
      innermost = tower.isInnermost(level);
    }
    if (program && !isUser()) {
      return instructed(steps, toUser);
    }
    if (stale) {
      guarded();
      remember();
    }
    if (innermost) {
      entry.run();
    }
    shown();
    control.remember(machine);
    boolean guest = !isSupervisor();
    var exit = unwatched(steps, toUser);
    if (innermost && guest) {
      count(exit);
    }
    if (exit.kind() == Exit.Kind.TRAPPED) {
      long old = machine.load(storage, oldPsw);
      outside[Math.toIntExact(oldPsw)] = old;
      seizedControl |= control.hadChanged(machine, old) && claims.hold(Rule.R1);
      ledSomewhere();
    } else if (exit.kind() == Exit.Kind.STEPS) {
      seizedControl |= control.hasChanged(machine) && claims.hold(Rule.R1);
    }
    changed();
    stale = !innermost;
    return exit;
  }

  /** The outermost monitor executes instructions of its own: all of storage is its, but guards. */
  private Exit instructed(long steps, boolean toUser) {
    stale = true;
    var exit = unwatched(steps, toUser);
    if (exit.kind() == Exit.Kind.HALTED) {
      guarded();
    }
    return exit;
  }

  /** A monitor's own instructions have been executed: the guards are as they were. */
  private void guarded() {
    for (var guard : guards) {
      same(guard.low(), guard.end());
    }
  }

  private void shown() {
    var outside = window.outside(machine, owned);
    if (outside.words() > 0) {
      report(Trespass.Kind.SHOWN, outside.low(), outside.words());
    }
  }

  /**
   * A trap gives the hardware to a monitor. One in Java goes on wherever the trap led; a program
   * would be lost.
   */
  private void ledSomewhere() {
    if (!isSupervisor() && !machine.architecture().trapEntry().directed().isEmpty()) {
      report(Trespass.Kind.DELEGATED, nextPsw, 1);
    } else if (!isSupervisor() || !window.showsP(machine)) {
      report(Trespass.Kind.ASTRAY, nextPsw, 1);
    }
  }

  private boolean isSupervisor() {
    var mode = machine.architecture().mode();
    return machine.get(mode.cell()) == mode.supervisor();
  }

  private void changed() {
    same(0, owned.low());
    same(owned.end(), outside.length);
  }

  private void same(long from, long end) {
    if (machine.sameStorage(from, outside, from, end - from)) {
      return;
    }
    for (long i = from; i < end; i++) {
      if (machine.load(storage, i) != outside[(int) i]) {
        report(Trespass.Kind.CHANGED, i, 1);
      }
    }
  }

  @Override
  public void store(File file, long index, long word) {
    super.store(file, index, word);
    if (watching && file.slot() == storage.slot()) {
      outside[(int) index] = machine.load(file, index);
      served(index);
    }
  }

  @Override
  public void storeAll(File file, long index, long[] words) {
    super.storeAll(file, index, words);
    if (watching && file.slot() == storage.slot()) {
      System.arraycopy(words, 0, outside, Math.toIntExact(index), words.length);
      for (var guard : guards) {
        if (index < guard.end() && guard.low() < index + words.length) {
          report(Trespass.Kind.SERVED, Math.max(index, guard.low()), 1);
        }
      }
    }
  }

  private void served(long index) {
    if (index < firstGuard) {
      return;
    }
    for (var guard : guards) {
      if (guard.contains(index)) {
        report(Trespass.Kind.SERVED, index, 1);
      }
    }
  }
}
