package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.ir.Cause;

/** The way to a divergence, step by step: the comparison once more, written down. */
public record Trace(List<Row> rows) {
  /** Keeps its own list. */
  public Trace {
    rows = List.copyOf(rows);
  }

  /** Every step up to the one at which it shows. */
  public static Trace of(Divergence divergence) {
    return divergence.setting().ask(() -> run(divergence));
  }

  private static Trace run(Divergence divergence) {
    var comparison = new Comparison(divergence.setting()).start(divergence.program());
    var rows = new ArrayList<Row>();
    for (long step = 1; step <= divergence.step(); step++) {
      rows.add(next(comparison));
    }
    if (divergence.atOnce().isPresent() && !rows.isEmpty()) {
      rows.add(rows.removeLast().ending(divergence));
    }
    return new Trace(rows);
  }

  private static Row next(Comparison comparison) {
    var bare = comparison.bare();
    var storage = bare.architecture().storage();
    var uses = new Uses(bare);
    var address = uses.fetched();
    long word = address.isPresent() ? bare.load(storage, address.getAsLong()) : 0;
    comparison.step();
    var event = comparison.event();
    boolean fetched =
        event.instruction().isPresent() || isIllegal(event, bare.architecture().illegal());
    return new Row(
        comparison.steps(),
        fetched ? address : OptionalLong.empty(),
        fetched ? word : 0,
        event.instruction(),
        uses.psw(event, word),
        Did.bare(event),
        comparison.virtual(),
        bare.snapshot(),
        comparison.view());
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
