import com.adobe.epubcheck.tool.EpubChecker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Checks EPUB files. Each line of the input is the path of one and that of the report to write, in JSON, separated by a
 * tab; the answer is "done" when the report is there.
 */
public class EpubCheck {
    public static void main(String[] none) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] paths = line.split("\t");
            new EpubChecker().run(new String[] {paths[0], "--json", paths[1], "--quiet"});
            answers.println("done");
        }
    }
}
