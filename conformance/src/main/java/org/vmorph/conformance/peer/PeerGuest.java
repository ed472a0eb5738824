package org.vmorph.conformance.peer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.ir.Cause;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Host;

/** The guest that a peer was asked to boot last. */
final class PeerGuest extends ShownGuest {
  /** So many steps are asked for at most: a request is to be answered in a short time. */
  private static final long STRETCH = 1_000_000;

  private static final List<String> ENDS = List.of("steps", "trapped", "halted");

  private final Conversation peer;
  private final long number;
  private boolean halted;

  /**
   * Boots it.
   *
   * @param host whose console is the guest's
   */
  PeerGuest(Conversation peer, Host host, long[] image) {
    super(host.engine(), image.length);
    this.peer = peer;
    this.number = peer.nextBoot(image.length);
    var request = new LinkedHashMap<String, Object>();
    request.put("words", image.length);
    request.put("storage", Words.trimmed(image));
    request.put("input", Words.text(input(host)));
    peer.ask("boot", request, this::booted);
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

  @Override
  public Exit run(long steps) {
    peer.checkAlive(number);
    long made = 0;
    Exit exit;
    do {
      exit = stretch(Math.min(steps - made, STRETCH));
      made += exit.steps();
    } while (exit.kind() == Exit.Kind.STEPS && exit.steps() == STRETCH && made < steps);
    return made == exit.steps() ? exit : new Exit(exit.kind(), exit.cause(), made);
  }

  private Exit stretch(long steps) {
    return peer.askFor("run", Map.of("steps", steps), answer -> ran(answer, steps));
  }

  private Exit ran(PeerAnswer answer, long asked) {
    var ended = answer.oneOf("ended", ENDS);
    boolean halts = ended.equals("halted");
    long made = answer.number("steps", halts ? 0 : 1, asked);
    next(answer, made);
    halted = halts;
    return switch (ended) {
      case "trapped" -> Exit.trapped(cause(answer), made);
      case "halted" -> Exit.halted(made);
      default -> Exit.steps(made);
    };
  }

  private Cause cause(PeerAnswer answer) {
    var causes = machine().causes();
    var name = answer.oneOf("cause", causes.stream().map(Cause::name).toList());
    return causes.stream().filter(cause -> cause.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public boolean halted() {
    return halted;
  }
}
