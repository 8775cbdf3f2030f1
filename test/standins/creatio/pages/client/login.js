// Login form: asks AuthService and goes to the shell.
const form = document.querySelector('#loginForm');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const response = await fetch(form.dataset.action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      UserName: document.querySelector('#loginEdit-el').value,
      UserPassword: document.querySelector('#passwordEdit-el').value,
    }),
  });
  const { Code } = await response.json();
  if (Code === 0) {
    const back = new URLSearchParams(location.search).get('ReturnUrl');
    location.assign(back?.startsWith('/') && !back.startsWith('//') ? back : form.dataset.shell);
  } else {
    document.querySelector('.login-error').hidden = false;
  }
});
