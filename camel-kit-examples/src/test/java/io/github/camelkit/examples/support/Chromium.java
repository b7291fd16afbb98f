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
package io.github.camelkit.examples.support;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A Chromium of this machine, without a window and with an empty profile. What is looked for may take a while to be there.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");
    private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver",
            "/usr/lib/chromium-browser/chromedriver");
    // it warns of each Chromium that is newer than itself; kept here, or the level is lost
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts one, or skips the test where there is none.
     *
     * @param profile an empty directory
     */
    public static Chromium start(Path profile) {
        Optional<File> browser = first(BROWSERS);
        Optional<File> chromedriver = first(DRIVERS);
        Assumptions.assumeTrue(browser.isPresent() && chromedriver.isPresent(),
                "There is no Chromium with its driver on this machine (Debian's packages chromium and chromium-driver)");
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.get());
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--window-size=1280,900", "--user-data-dir=" + profile);
        // With a driver that is named, nothing is looked for and nothing is downloaded
        ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.get())
                .usingAnyFreePort().build();
        return new Chromium(new ChromeDriver(service, options));
    }

    private static Optional<File> first(List<String> paths) {
        return paths.stream().map(File::new).filter(File::canExecute).findFirst();
    }

    /** Forgets who was signed in, and what the pages' scripts have complained of. */
    public void forget() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        complaints();
    }

    public void open(String url) {
        driver.get(url);
    }

    public String url() {
        return driver.getCurrentUrl();
    }

    /** What can be read on the page. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** What a CSS selector finds, once it is to be seen. */
    public WebElement find(String selector) {
        return await(() -> {
            WebElement element = driver.findElement(By.cssSelector(selector));
            return element.isDisplayed() ? element : null;
        });
    }

    public void click(String selector) {
        await(() -> {
            driver.findElement(By.cssSelector(selector)).click();
            return true;
        });
    }

    /** Types into an input that a selector finds, without leaving it. */
    public void type(String selector, String text) {
        find(selector).sendKeys(text);
    }

    /** Sets an input whose value is not typed, such as a colour or a date, and leaves it. */
    public void set(String selector, String value) {
        driver.executeScript("arguments[0].value = arguments[1];"
                + "arguments[0].dispatchEvent(new Event('change', {bubbles: true}))", find(selector), value);
    }

    /** Waits until there is this text in what the selector finds. */
    public void waitFor(String selector, String text) {
        await(() -> driver.findElement(By.cssSelector(selector)).getText().contains(text) ? true : null);
    }

    /** Clicks the one of the elements that has this text. */
    public void clickText(String selector, String text) {
        await(() -> {
            for (WebElement element : driver.findElements(By.cssSelector(selector))) {
                if (element.getText().equals(text)) {
                    element.click();
                    return true;
                }
            }
            return null;
        });
    }

    /** Whether a selector finds something that is to be seen now. */
    public boolean isThere(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** Waits until there is a frame with this text, and looks at what is in it. */
    public void inFrame(String selector, String text, Consumer<WebElement> look) {
        WebElement content = await(() -> {
            driver.switchTo().defaultContent();
            driver.switchTo().frame(driver.findElement(By.cssSelector(selector)));
            WebElement body = driver.findElement(By.tagName("body"));
            return body.getText().contains(text) ? body : null;
        });
        look.accept(content);
        driver.switchTo().defaultContent();
    }

    // a page that changes meanwhile makes the driver fail, and the next try succeed
    private static <T> T await(Callable<T> attempt) {
        return Awaitility.await().atMost(PATIENCE).ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(attempt, Objects::nonNull);
    }

    /** Runs a script in the page; what it returns. */
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Runs a script that calls its last argument when it is done; what it calls it with. */
    public Object runAsync(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** Shows pages as on a screen of this size, light or dark. */
    public void screen(int width, int height, boolean dark) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** A picture of what is to be seen, as PNG. */
    public byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** Presses a key, wherever the focus is. */
    public void press(CharSequence key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** What the page's scripts complained of. */
    public List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream().map(entry -> entry.getMessage()).toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
