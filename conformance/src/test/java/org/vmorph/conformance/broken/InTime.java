package org.vmorph.conformance.broken;

import java.util.List;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.Timekeeper;
import org.vmorph.vmm.control.Worlds;

/** Broken monitors of several guests, and of a guest that has a timer. */
final class InTime {
  private static final Architecture MACHINE =
      Machines.named("third-generation-timer").orElseThrow();

  static final List<BrokenMonitor> ALL =
      List.of(
          time(
                  "ticks-for-supervisors",
                  new Timekeepers.TicksForSupervisors(),
                  Rule.E9,
                  "The guest's timer ticks with the steps of a virtual supervisor as well.",
                  "timer",
                  5)
              .ofItsOwn(),
          time(
              "shows-the-slice",
              new Timekeepers.ShowsTheSlice(),
              Rule.E9,
              "A guest that reads its timer is told what is left of its time slice.",
              "timer",
              1),
          time(
              "reflects-the-end-of-a-slice",
              new Timekeepers.ReflectsTheEndOfASlice(),
              Rule.E9,
              "Every trap of the real timer is taken for the guest's.",
              "timer",
              1),
          worlds(
                  "forgets-a-register",
                  new Sharers.ForgetsARegister(),
                  Rule.R2,
                  "One register is not put away at a world switch.",
                  "r[5] ",
                  10)
              .ofItsOwn(),
          worlds(
                  "one-console",
                  new Sharers.OneConsole(),
                  Rule.R2,
                  "There is one console for all.",
                  "put[0] ",
                  10)
              .ofItsOwn(),
          worlds(
                  "overlaps",
                  new Sharers.Overlapping(),
                  Rule.R2,
                  "The last word of a guest is the first one of the next.",
                  "it owns words of guest 1",
                  10)
              .ofItsOwn(),
          worlds(
                  "overlaps-the-monitor",
                  new Sharers.OverlappingTheMonitor(),
                  Rule.R2,
                  "The last word of a guest is one that is kept for the next.",
                  "E[63] ",
                  10)
              .ofItsOwn(),
          sharing(
                  new Sharers.LengthsByAll(),
                  Rule.R2,
                  "How long a guest may run depends on how often the others have.",
                  "with another first guest",
                  20)
              .ofItsOwn(),
          time(
                  "exits-are-free",
                  new Timekeepers.ExitsAreFree(),
                  Rule.R4,
                  "An exit costs a guest nothing of its slice.",
                  "did not end",
                  10)
              .ofItsOwn(),
          time(
                  "own-timer-first",
                  new Timekeepers.OwnTimerFirst(),
                  Rule.R4,
                  "A guest whose own timer is due keeps the processor though its slice has ended.",
                  "did not end",
                  100)
              .ofItsOwn(),
          time(
              "grants-nothing",
              new Timekeepers.GrantsNothing(),
              Rule.R4,
              "A slice is over before it begins.",
              "made no step",
              10),
          sharing(
                  new Sharers.Unfair(),
                  Rule.R4,
                  "The first guest is run until it halts.",
                  "it has had 0 turns, guest 1 2",
                  10)
              .ofItsOwn());

  private InTime() {}

  private static BrokenMonitor time(
      String name, Timekeeper timekeeper, Rule rule, String mistake, String phrase, int within) {
    var vmm = new RoundRobin(name, new Dispatcher(), Allocator.CLAMPED, timekeeper, new Worlds());
    return sharing(vmm, rule, mistake, phrase, within);
  }

  private static BrokenMonitor worlds(
      String name, Worlds worlds, Rule rule, String mistake, String phrase, int within) {
    var vmm = new RoundRobin(name, new Dispatcher(), Allocator.CLAMPED, new Timekeeper(), worlds);
    return sharing(vmm, rule, mistake, phrase, within);
  }

  private static BrokenMonitor sharing(
      TimeSharing vmm, Rule rule, String mistake, String phrase, int within) {
    return new BrokenMonitor(vmm, MACHINE, rule, mistake, phrase, within, false);
  }
}
