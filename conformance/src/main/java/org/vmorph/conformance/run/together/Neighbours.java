package org.vmorph.conformance.run.together;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.ask.Breakdown;
import org.vmorph.conformance.run.ask.Declared;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.ask.OwnCode;
import org.vmorph.conformance.run.ask.Pulse;
import org.vmorph.conformance.run.host.WatchedHost;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.concrete.Machine;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.tower.Tower;

/**
 * Several guests under one monitor, and each of them alone on a bare machine of its own: all are
 * compared at every world switch and at the halt. For one thread, for run after run.
 */
final class Neighbours {
  private final TimeSharing monitor;
  private final Claims claims;
  private final Machine real;
  private final WatchedHost host;
  private final Span guards;
  private final List<OneAlone> alone = new ArrayList<>();

  /** What was seen first. */
  private @Nullable Interference seen;

  private List<GuestProgram> programs = List.of();
  private List<? extends Guest> guests = List.of();
  private long[] turns = new long[0];

  private long budget;
  private long turn;

  /** Who had the last turn, how often it was another one, and how many time slices ended. */
  private int last;

  private long switches;
  private long ends;

  /**
   * What came of one run.
   *
   * @param seen the first rule that was broken, if one was
   * @param marks of each guest, what it was like after each of its turns, as far as it was to run
   * @param steps all steps
   * @param halted how many guests halted
   */
  record Run(
      @Nullable Interference seen,
      List<List<Long>> marks,
      Sharing.Figures figures,
      long steps,
      long halted) {}

  Neighbours(Setting setting, TimeSharing monitor, int number) {
    this.monitor = monitor;
    this.claims = setting.claims();
    long room = Declared.room(monitor, number, setting.words()) + Tower.GUARDS;
    if (room > setting.machine().mostWords()) {
      throw new NotApplicable(
          "%d guests of %d words need %d words; %s has %d at most"
              .formatted(
                  number, setting.words(), room, setting.machine(), setting.machine().mostWords()));
    }
    this.guards = new Span(room - Tower.GUARDS, Tower.GUARDS);
    this.real = new Machine(setting.engine(), room);
    this.host = new WatchedHost(real, setting.claims());
    for (int i = 0; i < number; i++) {
      alone.add(new OneAlone(setting));
    }
  }

  /** Runs them until each has halted or used up its budget, or a rule is broken. */
  Run run(Joint joint) {
    return run(joint.guests(), joint.slices(), joint.budget());
  }

  /**
   * The same of any slices.
   *
   * @param steps how many each of them may make
   */
  Run run(List<GuestProgram> together, TimeSharing.Slices slices, long steps) {
    programs = together;
    budget = steps;
    seen = null;
    turn = 0;
    last = -1;
    switches = 0;
    ends = 0;
    turns = new long[programs.size()];
    var marks = new ArrayList<List<Long>>();
    programs.forEach(program -> marks.add(new ArrayList<>()));
    var sharing = booted(slices);
    try {
      return run(sharing, slices, marks);
    } catch (Throwable failure) {
      // Asked whose turn it is, or what its guests are like, it breaks down as well.
      breaksDown(Math.max(0, last), failure);
      return new Run(seen, marks, new Sharing.Figures(0, 0, 0), 0, 0);
    }
  }

  private Run run(Sharing sharing, TimeSharing.Slices slices, List<List<Long>> marks) {
    guests = given(sharing.guests(), "asked for its guests");
    if (guests.size() != programs.size()) {
      throw new MonitorFailure(
          "of %d guests it has booted %d".formatted(programs.size(), guests.size()));
    }
    apart();
    compare(-1);
    // Who makes a step in each turn needs no more of them; who is not held to R4 may not.
    long most = budget * programs.size();
    while (seen == null && turn < most && goesOn()) {
      int next = next(sharing);
      var guest = guests.get(next);
      boolean marked = goesOn(next);
      turn(sharing, next, slices.length(next, turns[next]));
      if (marked) {
        marks.get(next).add(alone.get(next).mark(guest));
      }
    }
    if (guests.stream().allMatch(Guest::halted)) {
      given(sharing.next(), "asked whose turn it is")
          .ifPresent(i -> report(Rule.R4, i, "it is next, and all have halted"));
    }
    var figures = given(sharing.figures(), "asked for its figures");
    told(figures);
    return new Run(
        seen,
        marks,
        figures,
        alone.stream().mapToLong(OneAlone::steps).sum(),
        guests.stream().filter(Guest::halted).count());
  }

  private boolean goesOn() {
    return IntStream.range(0, guests.size()).anyMatch(this::goesOn);
  }

  private boolean goesOn(int guest) {
    return !guests.get(guest).halted() && alone.get(guest).steps() < budget;
  }

  private int next(Sharing sharing) {
    var next =
        given(sharing.next(), "asked whose turn it is")
            .orElseThrow(
                () ->
                    new MonitorFailure("asked whose turn it is it names nobody, and one goes on"));
    if (next < 0 || next >= guests.size()) {
      throw new MonitorFailure(
          "asked whose turn it is it names guest %d of %d".formatted(next + 1, guests.size()));
    }
    return next;
  }

  /** One that cannot be booted is asked for nothing more: whatever it was to do is unknown. */
  private Sharing booted(TimeSharing.Slices slices) {
    try {
      return given(boot(slices), "asked to boot");
    } catch (Throwable failure) {
      Breakdown.check(failure);
      throw new MonitorLost(
          monitor.name() + " breaks down when it is booted: " + OwnCode.told(failure));
    }
  }

  private Sharing boot(TimeSharing.Slices slices) {
    real.reset();
    host.unwatched();
    Arrays.fill(real.content(real.architecture().storage()).array(), Tower.PATTERN);
    for (int i = 0; i < programs.size(); i++) {
      alone.get(i).load(programs.get(i));
    }
    return monitor.boot(
        host,
        programs.stream()
            .map(program -> new TimeSharing.Load(program.words(), program.input()))
            .toList(),
        slices);
  }

  /** No two guests own the same word. */
  private void apart() {
    for (int i = 0; i < guests.size(); i++) {
      for (int j = 0; j < i; j++) {
        var mine = guests.get(i).owns();
        var theirs = guests.get(j).owns();
        if (mine.low() < theirs.end() && theirs.low() < mine.end()) {
          report(Rule.R2, i, "it owns words of guest " + (j + 1) + ": " + mine + ", " + theirs);
        }
      }
    }
  }

  private void turn(Sharing sharing, int next, long slice) {
    var guest = guests.get(next);
    if (monitor.isProgram()) {
      host.watchUnderProgram(guest.owns(), List.of(guards));
    } else {
      // Nobody owns the last words.
      host.watch(guest.owns(), List.of());
    }
    turn++;
    Pulse.ofThisThread().beat();
    turns[next]++;
    Sharing.Turn turned;
    host.allow(slice + 1);
    try {
      turned = inParts(sharing, slice);
    } catch (Throwable failure) {
      breaksDown(next, failure);
      return;
    }
    host.trespass().or(host::seizedControl).ifPresent(t -> report(t.rule(), next, t.toString()));
    if (turned.guest() != next || !turned.over()) {
      report(Rule.R4, next, "its time slice of " + slice + " steps did not end");
    } else if (turned.steps() == 0 && !guest.halted()) {
      report(Rule.R4, next, "it was given a time slice and made no step");
    }
    switches += last >= 0 && last != next ? 1 : 0;
    last = next;
    ends += turned.over() && !guest.halted() ? 1 : 0;
    long most = turns[next];
    for (int i = 0; i < guests.size(); i++) {
      if (!guests.get(i).halted() && turns[i] < most - 1) {
        report(Rule.R4, i, "it has had %d turns, guest %d %d".formatted(turns[i], next + 1, most));
      }
    }
    var itself = alone.get(next);
    itself.run(turned.steps());
    compare(next);
    if (guest.steps() != itself.steps()) {
      report(
          Rule.E8,
          next,
          "it tells of %d steps; it has made %d".formatted(guest.steps(), itself.steps()));
    }
  }

  /**
   * Whether the monitor tells of world switches, slices and traps of the guests' own timers as they
   * were; the very first switch may count.
   */
  private void told(Sharing.Figures figures) {
    long more = figures.switches() - switches;
    if (more < 0 || more > 1 || figures.slices() != ends) {
      report(
          Rule.R4,
          Math.max(0, last),
          "it tells of %d world switches and %d ended slices; there were %d and %d"
              .formatted(figures.switches(), figures.slices(), switches, ends));
    }
    long traps = alone.stream().mapToLong(OneAlone::timerTraps).sum();
    if (figures.timerTraps() != traps) {
      report(
          Rule.E8,
          Math.max(0, last),
          "it tells of %d traps of the guests' timers; alone they have %d"
              .formatted(figures.timerTraps(), traps));
    }
  }

  /** In every third turn first for a part of the slice, then for a step more than is left of it. */
  private Sharing.Turn inParts(Sharing sharing, long slice) {
    if (turn % 3 != 0) {
      return turned(sharing, slice + 1);
    }
    long part = 1 + turn % slice;
    var first = turned(sharing, part);
    if (first.over() || first.steps() != part) {
      return first;
    }
    var rest = turned(sharing, slice + 1 - part);
    return new Sharing.Turn(
        rest.guest() == first.guest() ? first.guest() : -1,
        first.steps() + rest.steps(),
        rest.over());
  }

  private static Sharing.Turn turned(Sharing sharing, long most) {
    return given(sharing.turn(most), "asked for a turn");
  }

  private static <T> T given(@Nullable T answer, String when) {
    if (answer == null) {
      throw new MonitorFailure(when + " it gives back null");
    }
    return answer;
  }

  /** Compares all with what they are alone; the one whose turn it was answers for itself. */
  private void compare(int whose) {
    for (int i = 0; i < guests.size(); i++) {
      var bare = alone.get(i);
      var guest = guests.get(i);
      if (bare.halted() != guest.halted()) {
        report(
            i == whose ? Rule.E2 : Rule.R2,
            i,
            bare.halted() ? "alone it halts here" : "alone it does not halt here");
      } else if (!bare.isLike(guest, monitor.bringsItsOwnHardware() ? null : real)) {
        var differences = bare.differences(guest);
        report(
            i == whose ? bare.rule(differences) : Rule.R2,
            i,
            differences.stream()
                .limit(4)
                .map(Object::toString)
                .collect(Collectors.joining("; ", "alone # together: ", "")));
      }
    }
  }

  private void report(Rule rule, int guest, String what) {
    if (seen == null && claims.hold(rule)) {
      seen = new Interference(rule, guest, turn, what, programs);
    }
  }

  /** Whatever it throws, and wherever it does: nobody else is to blame for that. */
  private void breaksDown(int guest, Throwable failure) {
    Breakdown.check(failure);
    // That is told, whatever is claimed: what the monitor was to do is unknown.
    if (seen == null) {
      seen = Interference.breakdown(guest, turn, OwnCode.told(failure), programs);
    }
  }
}
