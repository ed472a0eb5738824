package org.vmorph.conformance.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.Vmm;

/** The other end of the protocol: a monitor in Java on a machine of its own. */
final class HonestPeer {
  private static final JsonMapper JSON = new JsonMapper();

  private final Vmm vmm;
  private final Architecture machine;
  private final Compiled engine;
  private Guest guest;
  private Sharing sharing;
  private long slice;

  HonestPeer(Vmm vmm) {
    this(vmm, "third-generation");
  }

  /** One that has another machine. */
  HonestPeer(Vmm vmm, String machine) {
    this.vmm = vmm;
    this.machine = Machines.named(machine).orElseThrow();
    this.engine = new Compiled(new Elaboration(this.machine));
  }

  /** A peer that answers all requests. */
  static InJvm.Behaviour with(Vmm vmm) {
    return with(vmm, "third-generation");
  }

  /** One that has another machine. */
  static InJvm.Behaviour with(Vmm vmm, String machine) {
    return (from, to) -> {
      var peer = new HonestPeer(vmm, machine);
      for (var line = from.readLine(); line != null; line = from.readLine()) {
        to.write((peer.answer(line) + "\n").getBytes(StandardCharsets.UTF_8));
        to.flush();
      }
    };
  }

  /** The answer to a request, both without their line feeds. */
  String answer(String line) {
    try {
      var request = JSON.readTree(line);
      var answer = JSON.createObjectNode().put("id", request.get("id").longValue());
      switch (request.get("request").textValue()) {
        case "hello" -> {
          answer.put("protocol", 1).put("name", "honest").put("machine", "" + machine);
          TimeSharing.of(vmm, machine).ifPresent(several -> answer.put("guests", 8));
        }
        case "share" -> share(request, answer);
        case "turn" -> turn(request, answer);
        case "boot" -> boot(request, answer);
        case "run" -> run(request, answer);
        default -> answer.put("error", "expected hello, boot or run");
      }
      return JSON.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void boot(JsonNode request, ObjectNode answer) {
    int size = request.get("words").intValue();
    var real = new Machine(engine, vmm.room(size));
    var input = Words.parse("input", request.get("input").textValue(), 64, Long.MAX_VALUE);
    GuestProgram.loadInput(real, input, input.length);
    var image = Words.parse("storage", request.get("storage").textValue(), 64, size);
    guest = vmm.boot(new BareHost(real), Arrays.copyOf(image, size));
    show(guest, answer);
    owns(guest, answer);
  }

  private static void owns(Guest guest, ObjectNode answer) {
    answer.putArray("owns").add(guest.owns().low()).add(guest.owns().words());
  }

  private void share(JsonNode request, ObjectNode answer) {
    int size = request.get("words").intValue();
    var loads = new ArrayList<TimeSharing.Load>();
    for (int i = 0; i < request.get("storages").size(); i++) {
      var image = Words.parse("storage", request.get("storages").get(i).textValue(), 64, size);
      var input = Words.parse("input", request.get("inputs").get(i).textValue(), 64, 1 << 20);
      loads.add(new TimeSharing.Load(Arrays.copyOf(image, size), input));
    }
    var several = (TimeSharing) vmm;
    var real = new Machine(engine, several.room(loads.size(), size));
    sharing = several.boot(new BareHost(real), loads, (who, turn) -> slice);
    showAll(answer);
    for (int i = 0; i < loads.size(); i++) {
      owns(sharing.guests().get(i), (ObjectNode) answer.get("guests").get(i));
    }
  }

  private void turn(JsonNode request, ObjectNode answer) {
    slice = request.get("slice").longValue();
    var turn = sharing.turn(request.get("steps").longValue());
    answer.put("guest", turn.guest()).put("steps", turn.steps()).put("over", turn.over());
    showAll(answer);
  }

  private void showAll(ObjectNode answer) {
    var figures = sharing.figures();
    answer
        .putArray("figures")
        .add(figures.switches())
        .add(figures.slices())
        .add(figures.timerTraps());
    sharing.next().ifPresent(next -> answer.put("next", next));
    var all = answer.putArray("guests");
    for (var each : sharing.guests()) {
      show(each, all.addObject().put("halted", each.halted()));
    }
  }

  private void run(JsonNode request, ObjectNode answer) {
    var exit = guest.run(request.get("steps").longValue());
    answer.put("ended", exit.kind().name().toLowerCase(Locale.ROOT));
    exit.cause().map(Cause::name).ifPresent(cause -> answer.put("cause", cause));
    answer.put("steps", exit.steps());
    show(guest, answer);
  }

  private void show(Guest guest, ObjectNode answer) {
    var tally = guest.tally();
    answer
        .putArray("tally")
        .add(tally.direct())
        .add(tally.emulated())
        .add(tally.reflected())
        .add(tally.interpreted());
    var cells = new long[machine.cells().size()];
    guest.loadCells(cells);
    answer.put("cells", Words.text(cells));
    var files = answer.putObject("files");
    for (var file : machine.files()) {
      files.put(file.name(), Words.trimmed(words(guest, file)));
    }
  }

  private static long[] words(Guest guest, File file) {
    var words = new long[(int) guest.used(file)];
    for (int i = 0; i < words.length; i++) {
      words[i] = guest.load(file, i);
    }
    return words;
  }
}
