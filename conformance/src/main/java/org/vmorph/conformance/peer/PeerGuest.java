package org.vmorph.conformance.peer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;

/** A guest on a peer's own hardware, as the peer has shown it last. */
final class PeerGuest implements Guest {
  /** So many steps are asked for at most: a request is to be answered in a short time. */
  private static final long STRETCH = 1_000_000;

  private static final List<String> ENDS = List.of("steps", "trapped", "halted");

  private final Conversation peer;
  private final long number;
  private final Engine engine;
  private final int size;
  private final Shown shown;
  private final Span owns;
  private boolean halted;

  /**
   * Boots it.
   *
   * @param host whose console is the guest's
   */
  PeerGuest(Conversation peer, Host host, long[] image) {
    this.peer = peer;
    this.number = peer.nextGuest(image.length);
    this.engine = host.engine();
    this.size = image.length;
    this.shown = new Shown(machine(), size);
    var request = new LinkedHashMap<String, Object>();
    request.put("words", size);
    request.put("storage", Words.trimmed(image));
    request.put("input", Words.text(input(host)));
    this.owns = peer.ask("boot", request, this::booted);
  }

  private Architecture machine() {
    return engine.semantics().machine();
  }

  private long[] input(Host host) {
    var console = machine().console();
    if (console.isEmpty()) {
      return new long[0];
    }
    var words = new long[(int) host.get(console.get().end())];
    for (int i = 0; i < words.length; i++) {
      words[i] = host.load(console.get().input(), i);
    }
    return words;
  }

  private Span booted(Answer answer) {
    shown.first(answer);
    var span = answer.numbers("owns", 2);
    if (span[1] != size) {
      throw new Unusable("owns: expected " + size + " words, found " + span[1]);
    }
    return new Span(span[0], span[1]);
  }

  @Override
  public Exit run(long steps) {
    if (!peer.isAlive(number)) {
      throw new IllegalStateException("another guest has been booted since");
    }
    long made = 0;
    Exit exit;
    do {
      exit = stretch(Math.min(steps - made, STRETCH));
      made += exit.steps();
    } while (exit.kind() == Exit.Kind.STEPS && exit.steps() == STRETCH && made < steps);
    return made == exit.steps() ? exit : new Exit(exit.kind(), exit.cause(), made);
  }

  private Exit stretch(long steps) {
    return peer.ask("run", Map.of("steps", steps), answer -> ran(answer, steps));
  }

  private Exit ran(Answer answer, long asked) {
    var ended = answer.oneOf("ended", ENDS);
    boolean halts = ended.equals("halted");
    long made = answer.number("steps", halts ? 0 : 1, asked);
    shown.next(answer, made);
    halted = halts;
    return switch (ended) {
      case "trapped" -> Exit.trapped(cause(answer), made);
      case "halted" -> Exit.halted(made);
      default -> Exit.steps(made);
    };
  }

  private Cause cause(Answer answer) {
    var causes = machine().causes();
    var name = answer.oneOf("cause", causes.stream().map(Cause::name).toList());
    return causes.stream().filter(cause -> cause.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Span owns() {
    return owns;
  }

  @Override
  public Tally tally() {
    return shown.tally();
  }

  @Override
  public boolean halted() {
    return halted;
  }

  @Override
  public long get(Cell cell) {
    return shown.get(cell);
  }

  @Override
  public void loadCells(long[] into) {
    shown.loadCells(into);
  }

  @Override
  public long load(File file, long index) {
    return shown.load(file, index);
  }

  @Override
  public long used(File file) {
    return shown.used(file);
  }

  @Override
  public void set(Cell cell, long word) {
    throw unheardOf();
  }

  @Override
  public void store(File file, long index, long word) {
    throw unheardOf();
  }

  private static UnsupportedOperationException unheardOf() {
    return new UnsupportedOperationException("the protocol has no request to change a guest");
  }
}
