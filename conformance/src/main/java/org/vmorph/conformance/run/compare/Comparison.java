package org.vmorph.conformance.run.compare;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.SeenStep;
import org.vmorph.conformance.run.ask.BrokenContribution;
import org.vmorph.conformance.run.ask.Pulse;
import org.vmorph.conformance.run.finding.Did;
import org.vmorph.conformance.run.finding.Intervention;
import org.vmorph.conformance.run.finding.Misshown;
import org.vmorph.conformance.run.finding.Unkept;
import org.vmorph.conformance.run.host.ShownWindow;
import org.vmorph.conformance.run.host.WatchedHost;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cause;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Tally;

/**
 * One program on the bare machine and under the monitors, then the next one in the same storage:
 * for one thread.
 */
public final class Comparison {
  private static final Event NOTHING =
      new Event(Event.Kind.COMPLETED, Optional.empty(), Optional.empty());

  private static final Runnable NOWHERE = () -> {};

  private static final Supplier<GuestProgram> NO_PROGRAM =
      () -> {
        throw new IllegalStateException("no program has been started");
      };

  private final Setting setting;
  private final Sides sides;
  private final Machine bare;
  private final WatchedHost host;
  private final ShownWindow window;
  private final Economy economy;
  private final Circumstances circumstances;

  /** Whether the kit's own hardware does not say how a step was made. */
  private final boolean onOtherHardware;

  private final OwnRules own;
  private final Bookkeeping bookkeeping = new Bookkeeping();
  private final Judge judge = new Judge(this);
  private final Runnable entry = this::entered;
  private Pulse pulse = Pulse.ofThisThread();
  private Supplier<GuestProgram> program = NO_PROGRAM;
  private Guest guest;
  private OptionalLong first = OptionalLong.empty();
  private long steps;
  private long clamped;
  private long before;
  private long asked;
  private @Nullable Exit came;
  private boolean differed;
  private Event event = NOTHING;

  /** Of the last single step. */
  private boolean wasUser;

  private long direct;
  private long entries;
  private Did virtual = Did.bare(NOTHING);

  /** The machines of a setting, with nothing to do. */
  public Comparison(Setting setting) {
    this.setting = setting;
    this.sides = new Sides(setting);
    this.bare = sides.bare();
    this.host = sides.host();
    this.window = ShownWindow.of(setting.machine());
    this.economy = new Economy(bare, host, setting.efficiency());
    this.circumstances = new Circumstances(setting.semantics());
    this.onOtherHardware = setting.onOtherHardware();
    this.own = OwnRules.of(setting);
    this.guest = sides.guest();
  }

  /** How many steps the guest is to be asked for at first, if its program says so. */
  OptionalLong first() {
    return first;
  }

  /** Both before the first step of a program. */
  public Comparison start(GuestProgram whole) {
    start(whole.words(), whole.input(), whole.input().length, () -> whole);
    whole.start().ifPresent(sides::put);
    first = whole.first();
    return this;
  }

  /**
   * Both just reset, a program in storage.
   *
   * @param inputs how many words of the input count
   * @param whole the program, in case somebody asks
   */
  public Comparison start(long[] words, long[] input, int inputs, Supplier<GuestProgram> whole) {
    pulse = Pulse.ofThisThread();
    pulse.beat();
    program = whole;
    first = OptionalLong.empty();
    guest = sides.start(words, input, inputs);
    steps = 0;
    clamped = 0;
    economy.start();
    circumstances.start(words);
    came = null;
    bookkeeping.start();
    event = NOTHING;
    virtual = Did.bare(NOTHING);
    return this;
  }

  /**
   * Makes one step on either side.
   *
   * @throws MonitorLost if there is nobody to ask any more
   */
  public void step() {
    clamped += window.isBeyond(bare) ? 1 : 0;
    steps++;
    boolean halted = bare.halted();
    wasUser = bare.isUser();
    circumstances.before(bare);
    event = bare.step();
    economy.stepped(halted, wasUser, event);
    circumstances.after(bare, wasUser, event);
    host.allow(1);
    pulse.beat();
    try {
      var before = guest.tally();
      long directBefore = host.direct();
      long entriesBefore = host.entries();
      var exit = guest.run(1);
      var after = guest.tally();
      virtual = Did.virtual(exit, before, after);
      direct = host.direct() - directBefore;
      entries = host.entries() - entriesBefore;
      bookkeeping.step(exit.kind() == Exit.Kind.TRAPPED, before, after);
      if (isSeen(exit)) {
        bookkeeping.way(direct > 0, entries > 0, before, after);
      }
    } catch (Throwable failure) {
      // A monitor that breaks down is a finding of the kit, not a fault of it.
      virtual = Did.failed(failure);
    }
    pulse.beat();
  }

  /** Whether the kit's own hardware says how a step was made; it counts no interrupts. */
  private boolean isSeen(Exit exit) {
    boolean interrupt =
        exit.cause().map(cause -> cause.kind() == Cause.Kind.INTERRUPT).orElse(false);
    return exit.kind() != Exit.Kind.HALTED && !interrupt && !onOtherHardware;
  }

  /** The last step, of a processor that had stopped, is not to be counted. */
  void forgetStep() {
    steps--;
  }

  /** The scenarios the program has come across, in single steps. */
  public Circumstances circumstances() {
    return circumstances;
  }

  /**
   * Runs the guest until it comes back, at most so many steps, and the bare machine beside it: they
   * are compared when the guest comes back and, if this is wanted, whenever a monitor hands over to
   * the hardware.
   *
   * @return whether no difference was seen
   */
  boolean run(long most, boolean atEntries) {
    before = steps;
    economy.atOnce();
    asked = most;
    differed = false;
    host.allow(most);
    pulse.beat();
    try {
      bookkeeping.runs(guest);
      host.atEntry(atEntries ? entry : NOWHERE);
      var exit = guest.run(most);
      came = exit;
      long due = before + exit.steps();
      return !differed
          && Bookkeeping.isAnswer(exit, most)
          && follow(due - steps, exit.kind(), exit.cause())
          && sides.agree()
          && bookkeeping.isRight(guest, exit.steps());
    } catch (Throwable failure) {
      virtual = Did.failed(failure);
      return false;
    } finally {
      host.atEntry(NOWHERE);
      pulse.beat();
    }
  }

  /** A monitor hands over to the hardware: so many steps as it has tallied have been made. */
  private void entered() {
    long more = before + bookkeeping.grown(guest) - steps;
    if (more > 0 && !differed) {
      differed = !(follow(more, Exit.Kind.STEPS, Optional.empty()) && sides.agree());
    }
  }

  /** Whether the bare machine does the same in so many more steps. */
  private boolean follow(long more, Exit.Kind kind, Optional<Cause> cause) {
    if (more <= 0) {
      return more == 0 && kind == Exit.Kind.STEPS;
    }
    boolean beyond = window.isBeyond(bare);
    var ended = bare.run(more);
    steps += bare.made();
    clamped += beyond ? bare.made() : 0;
    return bare.made() == more
        && switch (ended) {
          case COMPLETED -> kind == Exit.Kind.STEPS;
          case TRAPPED -> kind == Exit.Kind.TRAPPED && bare.causedBy(cause);
          case HALTED -> kind == Exit.Kind.HALTED;
        };
  }

  /** The machine the monitors run on. */
  public Machine real() {
    return sides.real();
  }

  /** The same, watched. */
  public WatchedHost host() {
    return host;
  }

  /** How often the two states have been compared, by runs of many steps. */
  public long comparisons() {
    return sides.comparisons();
  }

  /** How many monitors there are. */
  public int depth() {
    return sides.tower().guests().size();
  }

  /** What a monitor says it has done; the outermost is 0. */
  public Tally tally(int level) {
    return sides.tally(level, virtual.kind() == Did.Kind.FAILED);
  }

  /** The program. */
  GuestProgram program() {
    return program.get();
  }

  /** Steps made. */
  public long steps() {
    return steps;
  }

  /** Steps made with an R that reaches beyond storage, so that a monitor has to clamp it. */
  public long clamped() {
    return clamped;
  }

  /** The machine without a monitor. */
  public Machine bare() {
    return bare;
  }

  /** The machine under the monitors. */
  public Guest guest() {
    return guest;
  }

  /** What the bare machine did last, if it was asked for a step. */
  public Event event() {
    return event;
  }

  /** What the virtual machine did last. */
  public Did virtual() {
    return virtual;
  }

  /**
   * Whether the virtual machine came to an end that the bare one did not come to, or its monitor
   * did what it must not.
   */
  boolean endsAlone() {
    return guestHalted() != bare.halted()
        || virtual.kind() == Did.Kind.FAILED
        || !host.seenNothing();
  }

  /** Says what is wrong, if something is. */
  public Judge judge() {
    return judge;
  }

  public Setting setting() {
    return setting;
  }

  /** Whether the two states are the same. */
  boolean same() {
    try {
      return sides.same();
    } catch (Throwable failure) {
      virtual = Did.failed(failure);
      return false;
    }
  }

  /** Whether what was compared by and by is the same after all. */
  boolean sameAfterAll() {
    try {
      return sides.sameAfterAll();
    } catch (Throwable failure) {
      virtual = Did.failed(failure);
      return false;
    }
  }

  /** The guest's state, as its monitor shows it; the bare machine's, if showing it breaks it. */
  public Snapshot view() {
    try {
      return sides.view();
    } catch (Throwable failure) {
      virtual = Did.failed(failure);
      return bare.snapshot();
    }
  }

  /** What is wrong with the guest as a host for somebody else, if something is. */
  Optional<Misshown> misshown() {
    try {
      return new FromOutside(guest).wrong();
    } catch (Throwable failure) {
      virtual = Did.failed(failure);
      return Optional.empty();
    }
  }

  /**
   * The first claimed rule whose own check says that the last step, a single one, breaks it.
   *
   * @throws BrokenContribution if a check does not say what it is to say
   */
  Optional<Unkept> unkept() {
    if (own.isNone()) {
      return Optional.empty();
    }
    var shown = new AskedGuest(guest);
    var step =
        new SeenStep(
            new OnlySeen(bare), wasUser, event, shown, new OnlySeen(host), direct, entries);
    try {
      return own.broken(step, shown, failure -> virtual = Did.failed(failure));
    } catch (BrokenContribution broken) {
      throw broken.at("after step %,d of %s".formatted(steps, program()));
    }
  }

  /** Whether the guest has halted, as its monitor says. */
  public boolean guestHalted() {
    try {
      return guest.halted();
    } catch (Throwable failure) {
      virtual = Did.failed(failure);
      return false;
    }
  }

  /** What the monitor did that efficiency forbids. */
  Optional<Intervention> intervention() {
    return economy.seen(steps);
  }

  /** What a tally is to say, and what it says. */
  Bookkeeping bookkeeping() {
    return bookkeeping;
  }

  /** How many steps the last run was to be of. */
  long asked() {
    return asked;
  }

  /** Makes of the end of a run what there is of a single step. */
  void endOfRun() {
    if (steps > 0) {
      event = new Event(bare.kind(), bare.instruction(), bare.cause());
    }
    if (came != null && virtual.kind() != Did.Kind.FAILED) {
      var nothing = Tally.NOTHING;
      virtual = Did.virtual(came, nothing, nothing);
    }
  }
}
