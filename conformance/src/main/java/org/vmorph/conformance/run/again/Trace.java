package org.vmorph.conformance.run.again;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.compare.Comparison;
import org.vmorph.conformance.run.finding.Did;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.host.StorageUses;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cause;

/** The way to a divergence, step by step: the comparison once more, written down. */
public record Trace(List<Row> rows) {
  /** So many of the last steps are looked at closely: a guest may be large, and its way long. */
  public static final int STATES = 25;

  /** Keeps its own list. */
  public Trace {
    rows = List.copyOf(rows);
  }

  /** Every step up to the one at which it shows. */
  public static Trace of(Divergence divergence) {
    return divergence.setting().ask(() -> run(divergence));
  }

  private static Trace run(Divergence divergence) {
    var comparison = Steadiness.ready(divergence).start(divergence.program());
    var rows = new ArrayList<Row>();
    for (long step = 1; step <= divergence.step(); step++) {
      rows.add(next(comparison, divergence.step() - step < STATES));
    }
    boolean shows = divergence.atOnce().isEmpty() && divergence.rule() != Rule.E10;
    if (!shows && !rows.isEmpty()) {
      rows.add(rows.removeLast().ending(divergence));
    }
    return new Trace(rows);
  }

  /** What a guest does alone on the bare machine, to its halt or the end of the budget. */
  public static Trace of(Setting setting, GuestProgram guest) {
    var bare = new Machine(setting.engine(), setting.words());
    guest.load(bare);
    var rows = new ArrayList<Row>();
    while (rows.size() < setting.budget() && !bare.halted()) {
      var uses = new StorageUses(bare);
      var fetched = fetched(bare, uses);
      var event = bare.step();
      var did = Did.bare(event);
      rows.add(fetched.row(rows.size() + 1, uses, event, did, did, Optional.empty()));
    }
    return new Trace(rows);
  }

  /** What a step is about to execute. */
  private record Fetched(OptionalLong address, long word, Architecture machine) {
    Row row(
        long step,
        StorageUses uses,
        Event event,
        Did bare,
        Did virtual,
        Optional<Row.States> states) {
      boolean fetched = event.instruction().isPresent() || isIllegal(event, machine.illegal());
      return new Row(
          step,
          fetched ? address : OptionalLong.empty(),
          fetched ? word : 0,
          event.instruction(),
          uses.psw(event, word),
          bare,
          virtual,
          states);
    }
  }

  private static Fetched fetched(Machine bare, StorageUses uses) {
    var address = uses.fetched();
    var storage = bare.architecture().storage();
    long word = address.isPresent() ? bare.load(storage, address.getAsLong()) : 0;
    return new Fetched(address, word, bare.architecture());
  }

  private static Row next(Comparison comparison, boolean states) {
    var bare = comparison.bare();
    var uses = new StorageUses(bare);
    var fetched = fetched(bare, uses);
    comparison.step();
    var event = comparison.event();
    return fetched.row(
        comparison.steps(),
        uses,
        event,
        Did.bare(event),
        comparison.virtual(),
        states
            ? Optional.of(new Row.States(bare.snapshot(), comparison.view()))
            : Optional.empty());
  }

  private static boolean isIllegal(Event event, Cause illegal) {
    return event.cause().isPresent() && event.cause().get().equals(illegal);
  }

  /** How many of the program's words were executed, each counted once. */
  public long instructions() {
    return rows.stream()
        .filter(row -> row.instruction().isPresent())
        .map(Row::address)
        .distinct()
        .count();
  }

  /** How many that are on the way to a divergence, found out by the bare machine alone. */
  public static long instructions(Divergence divergence) {
    var setting = divergence.setting();
    var bare = new Machine(setting.engine(), setting.words());
    divergence.program().load(bare);
    var executed = new BitSet();
    for (long step = 1; step <= divergence.step(); step++) {
      var address = new StorageUses(bare).fetched();
      if (bare.step().instruction().isPresent()) {
        address.ifPresent(at -> executed.set((int) at));
      }
    }
    return executed.cardinality();
  }

  /** Where in the guest's storage something was executed. */
  public Set<Long> executed() {
    var addresses = new TreeSet<Long>();
    rows.forEach(row -> row.address().ifPresent(addresses::add));
    return addresses;
  }

  /** Where in the guest's storage the PSWs lie that were loaded, with the first step to do so. */
  public Map<Long, Long> loaded() {
    var steps = new TreeMap<Long, Long>();
    rows.forEach(row -> row.psw().ifPresent(address -> steps.putIfAbsent(address, row.step())));
    return steps;
  }
}
