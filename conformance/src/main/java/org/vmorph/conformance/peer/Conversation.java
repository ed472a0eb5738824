package org.vmorph.conformance.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Component;
import org.vmorph.vmm.MonitorLost;

/**
 * Requests to a peer, numbered, and its answers. The first one that is no answer is the end of the
 * peer, and there will be no other.
 */
final class Conversation {
  /** The version of the protocol. */
  static final int PROTOCOL = 1;

  /** How long a line may be, beside the words in it. */
  private static final long LINE = 1 << 20;

  /** A word of 64 bits, and a blank. */
  private static final long WORD = 17;

  private static final JsonMapper JSON = new JsonMapper();

  private final String peer;
  private final String machine;
  private final Wire wire;
  private long requests;
  private long words;
  private long boots;
  private long guests = 1;
  private volatile boolean over;

  private Conversation(String peer, String machine, Wire wire) {
    this.peer = peer;
    this.machine = machine;
    this.wire = wire;
  }

  /**
   * Opens a link and says hello.
   *
   * @param peer what to call it
   * @throws MonitorLost if that fails
   */
  static Conversation with(
      String peer, Link.Opening opening, Architecture machine, Duration patience) {
    Link link;
    try {
      link = opening.open();
    } catch (IOException e) {
      throw new MonitorLost(peer + ": expected a program that can be run, but " + e.getMessage());
    }
    var conversation = new Conversation(peer, machine.name(), new Wire(link, patience));
    conversation.hello(machine);
    link.look();
    return conversation;
  }

  private void hello(Architecture machine) {
    var request = new LinkedHashMap<String, Object>();
    request.put("protocol", PROTOCOL);
    request.put("machine", machine.name());
    request.put("cells", names(machine.cells()));
    request.put("files", names(machine.files()));
    request.put(
        "causes", machine.causes().stream().map(Cause::name).collect(Collectors.joining(" ")));
    ask(
        "hello",
        request,
        answer -> {
          var found = answer.text("machine");
          if (!found.equals(machine.name())) {
            throw new Unusable(
                "machine: expected " + machine.name() + ", found " + Quoted.of(found));
          }
          answer.number("protocol", PROTOCOL, PROTOCOL);
          guests = answer.has("guests") ? answer.number("guests", 1, Integer.MAX_VALUE) : 1;
        });
  }

  private static String names(List<? extends Component> components) {
    return components.stream().map(Component::name).collect(Collectors.joining(" "));
  }

  /** Whether it is this machine that the peer was asked for. */
  boolean isAbout(Architecture other) {
    return machine.equals(other.name());
  }

  /** How many guests it says that it can have at a time. */
  long guests() {
    return guests;
  }

  /** The number of what is about to be booted, with so many words; what was before is gone. */
  long nextBoot(long guestWords) {
    words = guestWords;
    return ++boots;
  }

  /** What has been booted must be what was booted last. */
  void checkAlive(long boot) {
    if (boot != boots) {
      throw new IllegalStateException("another guest has been booted since");
    }
  }

  /** Whether the peer is gone. */
  boolean isOver() {
    return over;
  }

  /** The same when nothing is made of it but what is kept. */
  void ask(String name, Map<String, ?> request, Consumer<PeerAnswer> reader) {
    this.<Optional<Void>>askFor(
        name,
        request,
        answer -> {
          reader.accept(answer);
          return Optional.empty();
        });
  }

  /**
   * What a reader makes of the answer to a request.
   *
   * @param request its parameters
   * @throws MonitorLost if it makes nothing of it
   */
  <T> T askFor(String name, Map<String, ?> request, Function<PeerAnswer, T> reader) {
    if (over) {
      throw new MonitorLost(peer + " has been ended");
    }
    long id = ++requests;
    try {
      var answer = PeerAnswer.of(wire.exchange(line(id, name, request), LINE + WORD * words));
      answer.number("id", id, id);
      answer
          .error()
          .ifPresent(
              why -> {
                throw new Unusable("it refuses: " + Quoted.of(why));
              });
      return reader.apply(answer);
    } catch (Unusable why) {
      over = true;
      wire.destroy();
      throw new MonitorLost("%s, request %d, %s: %s".formatted(peer, id, name, why.getMessage()));
    }
  }

  private static byte[] line(long id, String name, Map<String, ?> parameters) {
    var request = new LinkedHashMap<String, Object>();
    request.put("id", id);
    request.put("request", name);
    request.putAll(parameters);
    try {
      return (JSON.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request that is no JSON", e);
    }
  }

  /** Lets the peer go. */
  void end() {
    if (!over) {
      over = true;
      wire.end();
    }
  }
}
