package org.vmorph.conformance.cli.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vmorph.conformance.cli.classify.EulerDiagram;
import org.vmorph.conformance.cli.classify.Prediction;
import org.vmorph.conformance.cli.output.Version;

/** All pages, of which none needs another program than a browser. */
final class Atlas {
  static final String INDEX = "index.html";
  static final String STYLE = "atlas.css";

  private Atlas() {}

  /** Machines of one kind, in the matrix. */
  record Group(String title, List<MachinePage> machines) {}

  /** The matrix. */
  record Index(List<Group> groups, int machines, String version) {}

  /** Every instruction of every machine. */
  record Instructions(List<MachinePage> machines) {}

  /** What the machines tell one after another. */
  record History(List<ToldStory> stories) {}

  /** A story with what was found. */
  record ToldStory(String title, String text, List<ToldStation> stations) {}

  /** A machine in a story. */
  record ToldStation(String year, String says, MachinePage machine) {}

  /**
   * The files, by name, in the order in which they are to be written.
   *
   * @param machines a page each
   * @param settings what stories tell of machines with other settings; a page each as well
   */
  static Map<String, String> pages(
      List<Prediction> machines, List<Prediction> settings, List<Story> stories) {
    var pages = machines.stream().map(MachinePage::ofUsual).toList();
    var others = settings.stream().map(MachinePage::ofSettings).toList();
    var all = Stream.concat(pages.stream(), others.stream()).toList();
    var files = new LinkedHashMap<String, String>();
    files.put(STYLE, Template.text(STYLE));
    for (var page : all) {
      files.put(page.picture(), EulerDiagram.of(page.answer()));
      if (files.put(page.file(), Template.of("machine", page)) != null) {
        throw new IllegalStateException("two pages are called " + page.file());
      }
    }
    files.put("instructions.html", Template.of("instructions", new Instructions(pages)));
    files.put("history.html", Template.of("history", history(stories, all)));
    files.put(INDEX, Template.of("index", index(pages)));
    return files;
  }

  private static Index index(List<MachinePage> pages) {
    var groups = new ArrayList<Group>();
    group(groups, "Processors that were built", pages, MachinePage::isBuilt);
    group(
        groups,
        "The paper's machine, its flawed relatives, and other shapes",
        pages,
        it -> !it.isBuilt());
    return new Index(List.copyOf(groups), pages.size(), Version.number());
  }

  private static void group(
      List<Group> groups, String title, List<MachinePage> pages, Predicate<MachinePage> in) {
    var machines = pages.stream().filter(in).toList();
    if (!machines.isEmpty()) {
      groups.add(new Group(title, machines));
    }
  }

  private static History history(List<Story> stories, List<MachinePage> all) {
    return new History(
        stories.stream()
            .map(
                story ->
                    new ToldStory(
                        story.title(),
                        story.text(),
                        story.stations().stream()
                            .map(it -> new ToldStation(it.year(), it.says(), page(it, all)))
                            .toList()))
            .toList());
  }

  private static MachinePage page(Story.Station station, List<MachinePage> all) {
    return all.stream()
        .filter(page -> page.called().equals(station.machine()))
        .findFirst()
        .orElseThrow();
  }
}
