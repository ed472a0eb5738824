package org.vmorph.conformance.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import org.vmorph.model.concrete.Engine;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;

/** Several guests of a peer: whose turn it is is its own word. */
final class PeerSharing implements Sharing {
  private final Conversation peer;
  private final long number;
  private final TimeSharing.Slices lengths;
  private final List<OneOfSeveral> guests = new ArrayList<>();

  /** How many time slices of each have begun. */
  private final long[] begun;

  /** Whether the next turn begins a time slice. */
  private boolean fresh = true;

  private OptionalInt next = OptionalInt.empty();
  private Figures figures = new Figures(0, 0, 0);

  /** A guest that runs when it is its turn, and is only looked at here. */
  private static final class OneOfSeveral extends ShownGuest {
    private boolean halted;

    OneOfSeveral(Engine engine, int size) {
      super(engine, size);
    }

    @Override
    public boolean halted() {
      return halted;
    }

    @Override
    public Exit run(long steps) {
      throw new UnsupportedOperationException("the peer decides whose turn it is");
    }
  }

  /** Boots them. */
  PeerSharing(
      Conversation peer, Engine engine, List<TimeSharing.Load> loads, TimeSharing.Slices lengths) {
    this.peer = peer;
    this.lengths = lengths;
    this.begun = new long[loads.size()];
    int words = loads.getFirst().words().length;
    long inputs = loads.stream().mapToLong(load -> load.input().length).sum();
    this.number = peer.nextBoot((long) words * loads.size() + inputs);
    loads.forEach(load -> guests.add(new OneOfSeveral(engine, words)));
    var request = new LinkedHashMap<String, Object>();
    request.put("words", words);
    request.put("storages", loads.stream().map(load -> Words.trimmed(load.words())).toList());
    request.put("inputs", loads.stream().map(load -> Words.text(load.input())).toList());
    peer.ask("share", request, this::booted);
  }

  private void booted(PeerAnswer answer) {
    var parts = answer.parts("guests", guests.size());
    for (int i = 0; i < guests.size(); i++) {
      guests.get(i).booted(parts.get(i));
    }
    whatIsNext(answer);
  }

  private void whatIsNext(PeerAnswer answer) {
    for (int i = 0; i < guests.size(); i++) {
      guests.get(i).halted = answer.parts("guests", guests.size()).get(i).yes("halted");
    }
    next =
        answer.has("next")
            ? OptionalInt.of((int) answer.number("next", 0, guests.size() - 1))
            : OptionalInt.empty();
    if (next.isEmpty() && !guests.stream().allMatch(OneOfSeveral::halted)) {
      throw new Unusable("next: expected a guest, for not all have halted, found nothing");
    }
  }

  @Override
  public List<? extends Guest> guests() {
    return guests;
  }

  @Override
  public OptionalInt next() {
    return next;
  }

  @Override
  public Turn turn(long most) {
    peer.checkAlive(number);
    int index = next.orElseThrow();
    begun[index] += fresh ? 1 : 0;
    var request = new LinkedHashMap<String, Object>();
    request.put("slice", lengths.length(index, begun[index] - 1));
    request.put("steps", most);
    return peer.askFor("turn", request, answer -> turned(answer, most));
  }

  private Turn turned(PeerAnswer answer, long most) {
    int whose = (int) answer.number("guest", 0, guests.size() - 1);
    long steps = answer.number("steps", 0, most);
    var parts = answer.parts("guests", guests.size());
    for (int i = 0; i < guests.size(); i++) {
      guests.get(i).next(parts.get(i), i == whose ? steps : 0);
    }
    var told = answer.numbers("figures", 3);
    figures = new Figures(told[0], told[1], told[2]);
    fresh = answer.yes("over");
    whatIsNext(answer);
    return new Turn(whose, steps, fresh);
  }

  @Override
  public Figures figures() {
    return figures;
  }
}
