package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.Content;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;
import org.vmorph.vmm.tower.Plan;
import org.vmorph.vmm.tower.Tower;

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
  private final Machine bare;
  private final Machine real;
  private final WatchedHost host;
  private final Plan plan;

  /** The virtual machine's cells, by slot. */
  private final long[] cells;

  /** The files other than storage. */
  private final File[] files;

  /** What they hold in the bare machine. */
  private final Content[] contents;

  private final @Nullable Relocation relocation;
  private final Runnable entry = this::entered;
  private Supplier<GuestProgram> program = NO_PROGRAM;
  private final long low;
  private final List<Span> guards;
  private Tower tower;
  private Guest guest;
  private long steps;
  private long clamped;
  private long before;
  private long asked;
  private @Nullable Exit came;
  private long tallied;
  private boolean differed;
  private Event event = NOTHING;
  private Did virtual = Did.bare(NOTHING);

  /** The machines of a setting, with nothing to do. */
  public Comparison(Setting setting) {
    this.setting = setting;
    this.bare = new Machine(setting.engine(), setting.words());
    this.plan = new Plan(setting.monitors(), setting.words());
    this.real = new Machine(setting.engine(), plan.room());
    this.host = new WatchedHost(real);
    this.cells = new long[setting.machine().cells().size()];
    this.files =
        setting.machine().files().stream()
            .filter(file -> !file.equals(setting.machine().storage()))
            .toArray(File[]::new);
    this.contents = Stream.of(files).map(bare::content).toArray(Content[]::new);
    this.relocation = setting.machine().relocation().orElse(null);
    this.tower = plan.boot(host, new long[setting.words()]);
    this.guest = tower.innermost();
    this.low = tower.span().low();
    this.guards = guards();
  }

  /** Both just reset, a program in storage. */
  public Comparison start(GuestProgram whole) {
    return start(whole.words(), whole.input(), whole.input().length, () -> whole);
  }

  /**
   * Both just reset, a program in storage.
   *
   * @param inputs how many words of the input count
   * @param whole the program, in case somebody asks
   */
  Comparison start(long[] words, long[] input, int inputs, Supplier<GuestProgram> whole) {
    program = whole;
    bare.storeAll(0, words);
    bare.reset();
    real.reset();
    console(bare, input, inputs);
    // A monitor's console is its host's.
    console(real, input, inputs);
    host.unwatched();
    tower = plan.boot(host, words);
    guest = tower.innermost();
    host.watch(new Span(low, words.length), guards);
    bare.counts().clear();
    steps = 0;
    clamped = 0;
    event = NOTHING;
    virtual = Did.bare(NOTHING);
    return this;
  }

  private void console(Machine machine, long[] input, int inputs) {
    var console = setting.machine().console();
    if (console.isPresent()) {
      for (int i = 0; i < inputs; i++) {
        machine.store(console.get().input(), i, input[i]);
      }
      machine.set(console.get().end(), inputs);
    }
  }

  private List<Span> guards() {
    var spans = new ArrayList<Span>();
    long base = 0;
    long size = real.size();
    for (var level : tower.guests()) {
      spans.add(new Span(base + size - Tower.GUARDS, Tower.GUARDS));
      base += level.owns().low();
      size = level.owns().words();
    }
    return List.copyOf(spans);
  }

  /** Makes one step on either side. */
  public void step() {
    clamped += toBeClamped() ? 1 : 0;
    steps++;
    event = bare.step();
    var before = guest.tally();
    try {
      virtual = Did.virtual(guest.run(1), before, guest.tally());
    } catch (RuntimeException failure) {
      // A monitor that breaks down is a finding of the kit, not a fault of it.
      virtual = Did.failed(failure);
    }
  }

  /** The last step is not to be counted. */
  void forgetStep() {
    steps--;
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
    asked = most;
    tallied = atEntries ? guest.steps() : 0;
    differed = false;
    host.atEntry(atEntries ? entry : NOWHERE);
    try {
      var exit = guest.run(most);
      came = exit;
      long due = before + exit.steps();
      return !differed
          && exit.steps() > 0
          && follow(due - steps, exit.kind(), exit.cause())
          && agree();
    } catch (RuntimeException failure) {
      virtual = Did.failed(failure);
      return false;
    } finally {
      host.atEntry(NOWHERE);
    }
  }

  /** A monitor hands over to the hardware: so many steps as it has tallied have been made. */
  private void entered() {
    long more = before + guest.steps() - tallied - steps;
    if (more > 0 && !differed) {
      differed = !(follow(more, Exit.Kind.STEPS, Optional.empty()) && agree());
    }
  }

  /** Whether the bare machine does the same in so many more steps. */
  private boolean follow(long more, Exit.Kind kind, Optional<Cause> cause) {
    if (more <= 0) {
      return more == 0 && kind == Exit.Kind.STEPS;
    }
    boolean beyond = toBeClamped();
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

  private boolean toBeClamped() {
    if (relocation == null) {
      return false;
    }
    long l = bare.get(relocation.base());
    return l + bare.get(relocation.bound()) > bare.size() || l >= bare.size();
  }

  /** How many monitors there are. */
  int depth() {
    return tower.guests().size();
  }

  /** What a monitor says it has done; the outermost is 0. */
  Tally tally(int level) {
    return tower.guests().get(level).tally();
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
  long clamped() {
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
   * The rule that is broken now, if one is. Resource control comes first: the rest may be its
   * consequence.
   */
  public Optional<Rule> broken() {
    if (host.trespass().isPresent()) {
      return Optional.of(Rule.R1);
    }
    if (virtual.kind() == Did.Kind.FAILED) {
      return Optional.of(Rule.E1);
    }
    if (bare.halted() != guest.halted()) {
      return Optional.of(Rule.E2);
    }
    if (same()) {
      // The guest's state does not show yet that the hardware is not as the monitor left it.
      return host.seizedControl().map(seized -> Rule.R1);
    }
    return Optional.of(bare.halted() ? Rule.E2 : Rule.E1);
  }

  /** All that is to be said of a rule that is broken now. */
  public Divergence divergence(Rule rule) {
    return divergence(rule, OptionalLong.empty());
  }

  /** The same of a run of more than one step. */
  Divergence divergenceAtOnce(Rule rule) {
    event =
        new Event(
            bare.halted()
                ? Event.Kind.HALTED
                : bare.cause().isPresent() ? Event.Kind.TRAPPED : Event.Kind.COMPLETED,
            bare.instruction(),
            bare.cause());
    if (came != null && virtual.kind() != Did.Kind.FAILED) {
      var nothing = Tally.NOTHING;
      virtual = Did.virtual(came, nothing, nothing);
    }
    return divergence(rule, OptionalLong.of(asked));
  }

  private Divergence divergence(Rule rule, OptionalLong atOnce) {
    var mine = bare.snapshot();
    var theirs = guest.view();
    return new Divergence(
        rule,
        setting,
        program.get(),
        steps,
        event.instruction(),
        Did.bare(event),
        virtual,
        mine.differences(theirs),
        host.trespass().or(host::seizedControl),
        mine,
        theirs,
        atOnce);
  }

  private boolean agree() {
    return host.seenNothing() && bare.halted() == guest.halted() && same();
  }

  /** The same state, storage compared where it lies in the real machine. */
  private boolean same() {
    guest.loadCells(cells);
    if (!bare.hasCells(cells) || !bare.sameStorage(0, real, low, bare.size())) {
      return false;
    }
    for (int i = 0; i < files.length; i++) {
      if (!guest.holds(files[i], contents[i])) {
        return false;
      }
    }
    return true;
  }
}
