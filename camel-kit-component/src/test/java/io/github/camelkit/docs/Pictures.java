/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelkit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws the pictures of the documentation: rows of boxes below each other, with arrows between them. Each picture is a text
 * file in docs/images, of which the build makes an SVG file beside it. Its lines:
 * <ul>
 * <li>{@code title: what the picture shows}</li>
 * <li>{@code row: label | box: text / box: text}</li>
 * <li>{@code arrows: what goes down / what goes up}, between two rows</li>
 * </ul>
 */
public final class Pictures {

    private static final int WIDTH = 920;
    private static final int MARGIN = 16;
    private static final int LABEL_WIDTH = 124;
    private static final int GAP = 10;
    private static final int LINE = 17;
    private static final int PADDING = 10;
    private static final int ARROWS = 44;
    // Wider than the letters of common fonts are on average, so that no text leaves its box
    private static final double LETTER = 7.1;
    private static final String SEPARATOR = " / ";

    private static final String STYLE = """
            <style>
            text { font: 13px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: #1f2328; }
            .title, .name { font-weight: 600; }
            .label, .flow { fill: #57606a; }
            .paper { fill: #ffffff; }
            .box { fill: #f1f5fb; stroke: #6b87b5; }
            .arrow { stroke: #6b87b5; stroke-width: 1.5; fill: none; }
            .head { fill: #6b87b5; }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; }
            .label, .flow { fill: #a3adb8; }
            .paper { fill: #0d1117; }
            .box { fill: #17233a; stroke: #7d9cd0; }
            .arrow { stroke: #7d9cd0; }
            .head { fill: #7d9cd0; }
            }
            </style>
            """;

    private final StringBuilder shapes = new StringBuilder();
    private String title = "";
    private int y = MARGIN;

    private Pictures() {
    }

    /**
     * @param args the directory with the texts
     */
    public static void main(String[] args) throws IOException {
        for (Path text : texts(Path.of(args[0]))) {
            Path picture = picture(text);
            String now = of(Files.readString(text));
            // A file that is up to date keeps its time
            if (!Files.exists(picture) || !now.equals(Files.readString(picture))) {
                Files.writeString(picture, now);
            }
        }
    }

    static List<Path> texts(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
    }

    static Path picture(Path text) {
        return text.resolveSibling(text.getFileName().toString().replaceFirst("txt$", "svg"));
    }

    /**
     * The picture as SVG.
     *
     * @throws IllegalArgumentException if a line of the text is invalid
     */
    static String of(String text) {
        Pictures picture = new Pictures();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(picture::draw);
        return picture.svg();
    }

    private void draw(String line) {
        String[] parts = line.split(": ", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("A line must be a title, a row or arrows: " + line);
        }
        switch (parts[0]) {
            case "title" -> title(parts[1]);
            case "row" -> row(parts[1]);
            case "arrows" -> arrows(parts[1]);
            default -> throw new IllegalArgumentException("A line must be a title, a row or arrows: " + line);
        }
    }

    private void title(String text) {
        title = text;
        y += LINE;
        text(MARGIN, y, "title", "start", text);
        y += PADDING;
    }

    private void row(String line) {
        String[] parts = line.split(" \\| ", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("A row must have a label and boxes: " + line);
        }
        String[] boxes = parts[1].split(SEPARATOR);
        int left = MARGIN + LABEL_WIDTH;
        int width = (WIDTH - MARGIN - left - GAP * (boxes.length - 1)) / boxes.length;
        int letters = (int) ((width - 2 * PADDING) / LETTER);
        List<List<String>> texts = Arrays.stream(boxes).map(box -> lines(box, letters)).toList();
        int height = texts.stream().mapToInt(List::size).max().orElseThrow() * LINE + PADDING + PADDING / 2;
        List<String> label = wrapped(parts[0], (int) (LABEL_WIDTH / LETTER));
        lines(MARGIN, y + (height - label.size() * LINE) / 2, label, "label", "label", "start");
        for (int i = 0; i < boxes.length; i++) {
            int x = left + i * (width + GAP);
            shapes.append("<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/>\n"
                    .formatted(x, y, i == boxes.length - 1 ? WIDTH - MARGIN - x : width, height));
            int top = y + (height - texts.get(i).size() * LINE) / 2;
            lines(x + width / 2, top, texts.get(i), "name", "text", "middle");
        }
        y += height + GAP;
    }

    /** The name of a box in its first line, and what it is in the others. */
    private static List<String> lines(String box, int letters) {
        String[] parts = box.strip().split(": ", 2);
        List<String> lines = new ArrayList<>(List.of(parts[0]));
        if (parts.length == 2) {
            lines.addAll(wrapped(parts[1], letters));
        }
        return lines;
    }

    private static List<String> wrapped(String text, int letters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void lines(int x, int top, List<String> lines, String first, String others, String anchor) {
        for (int i = 0; i < lines.size(); i++) {
            text(x, top + LINE * i + LINE - LINE / 4, i == 0 ? first : others, anchor, lines.get(i));
        }
    }

    private void arrows(String line) {
        String[] flows = line.split(SEPARATOR);
        if (flows.length != 2) {
            throw new IllegalArgumentException("Arrows must have a way down and a way up: " + line);
        }
        int left = MARGIN + LABEL_WIDTH;
        int middle = left + (WIDTH - MARGIN - left) / 2;
        int from = y - GAP + 2;
        int to = from + ARROWS - 4;
        arrow(left + GAP * 2, from, to);
        text(left + GAP * 4, from + ARROWS / 2 + 2, "flow", "start", flows[0]);
        arrow(middle + GAP * 2, to, from);
        text(middle + GAP * 4, from + ARROWS / 2 + 2, "flow", "start", flows[1]);
        y = to + 2;
    }

    private void arrow(int x, int from, int to) {
        int back = from < to ? -8 : 8;
        shapes.append("<path class=\"arrow\" d=\"M%d %dV%d\"/>".formatted(x, from, to + back))
                .append("<path class=\"head\" d=\"M%d %dl-5 %dh10z\"/>".formatted(x, to, back)).append('\n');
    }

    private void text(int x, int baseline, String type, String anchor, String text) {
        shapes.append("<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">".formatted(type, x, baseline, anchor))
                .append(escaped(text)).append("</text>\n");
    }

    private String svg() {
        int height = y - GAP + MARGIN;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
                .formatted(WIDTH, height, WIDTH, height)
                + "<!-- Generated by the build from the text file of the same name -->\n<title>" + escaped(title)
                + "</title>\n" + STYLE + "<rect class=\"paper\" width=\"" + WIDTH + "\" height=\"" + height
                + "\" rx=\"6\"/>\n" + shapes + "</svg>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
